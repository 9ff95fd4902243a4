/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package dev.faultline.render;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.lang.Contract;

/**
 * Which representation of a problem a caller gets. JSON it is for whoever does not
 * explicitly prefer another one, which RFC 9110 section 12.5.1 allows: an error must not
 * be answered with 406.
 *
 * @since 0.1.0
 */
public final class ProblemMediaTypes {

	private ProblemMediaTypes() {
	}

	/**
	 * Return whether the caller explicitly prefers a page to a document: it names HTML,
	 * and names JSON with a lower weight or not at all. A browser does that.
	 * @param accept the header {@code Accept}
	 * @return whether HTML is preferred
	 */
	public static boolean prefersHtml(@Nullable String accept) {
		return names(accept, "html") && prefers(accept, ProblemMediaTypes::isHtml);
	}

	/**
	 * Return whether the caller explicitly prefers XML to JSON: it names XML, and names
	 * JSON with a lower weight or not at all.
	 * @param accept the header {@code Accept}
	 * @return whether XML is preferred
	 */
	static boolean prefersXml(@Nullable String accept) {
		return names(accept, "xml") && prefers(accept, ProblemMediaTypes::isXml);
	}

	/**
	 * Spares most callers the parser.
	 * @param accept the header {@code Accept}
	 * @param name part of the media types in question
	 * @return whether the header has it
	 */
	@Contract("null, _ -> false")
	private static boolean names(@Nullable String accept, String name) {
		return accept != null && accept.toLowerCase(Locale.ROOT).contains(name);
	}

	private static boolean prefers(String accept, Predicate<MediaType> ranges) {
		try {
			List<MediaType> accepted = MediaType.parseMediaTypes(accept);
			double weight = weight(accepted, ranges);
			return weight > 0 && weight > weight(accepted, ProblemMediaTypes::isJson)
					&& weight >= weight(accepted, ProblemMediaTypes::includesJson);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isHtml(MediaType range) {
		return range.equalsTypeAndSubtype(MediaType.TEXT_HTML)
				|| range.equalsTypeAndSubtype(MediaType.APPLICATION_XHTML_XML);
	}

	private static boolean isXml(MediaType range) {
		return range.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_XML)
				|| range.equalsTypeAndSubtype(MediaType.APPLICATION_XML)
				|| range.equalsTypeAndSubtype(MediaType.TEXT_XML);
	}

	private static boolean isJson(MediaType range) {
		return range.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || "json".equals(range.getSubtypeSuffix());
	}

	private static boolean includesJson(MediaType range) {
		return range.isWildcardSubtype() && range.includes(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private static double weight(List<MediaType> accepted, Predicate<MediaType> ranges) {
		return accepted.stream().filter(ranges).mapToDouble(MediaType::getQualityValue).max().orElse(0);
	}

}
