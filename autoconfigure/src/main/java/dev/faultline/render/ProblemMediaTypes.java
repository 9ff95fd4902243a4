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

/**
 * Which representation of a problem a caller gets. JSON it is whatever the caller
 * accepts, which RFC 9110 section 12.5.1 allows: an error must not be answered with 406.
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
		if (accept == null || !accept.toLowerCase(Locale.ROOT).contains("html")) {
			return false;
		}
		try {
			List<MediaType> accepted = MediaType.parseMediaTypes(accept);
			double html = weight(accepted, ProblemMediaTypes::isHtml);
			return html > 0 && html > weight(accepted, ProblemMediaTypes::isJson)
					&& html >= weight(accepted, ProblemMediaTypes::includesJson);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isHtml(MediaType range) {
		return range.equalsTypeAndSubtype(MediaType.TEXT_HTML)
				|| range.equalsTypeAndSubtype(MediaType.APPLICATION_XHTML_XML);
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
