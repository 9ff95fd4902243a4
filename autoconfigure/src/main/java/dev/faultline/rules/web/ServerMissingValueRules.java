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

package dev.faultline.rules.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.MissingRequestValueException;

/**
 * The rule for pieces of a request to a WebFlux application that are missing. Which piece
 * it is stands in the label of the exception.
 *
 * @since 0.1.0
 */
public class ServerMissingValueRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final MissingValueProblems problems;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param problems the problems that all stacks share
	 */
	public ServerMissingValueRules(ProblemCatalog catalog, MissingValueProblems problems) {
		this.catalog = catalog;
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MissingRequestValueException.class, this::missing);
	}

	private Problem missing(MissingRequestValueException failure, ProblemContext context) {
		String name = failure.getName();
		return switch (failure.getLabel()) {
			case "query parameter" ->
				missing("missing-parameter", "query", hasName(context.query(), "&", name), failure);
			case "header" -> missing("missing-header", "header", context.header(name) != null, failure);
			case "cookie" ->
				missing("missing-cookie", "cookie", hasName(context.header(HttpHeaders.COOKIE), ";", name), failure);
			case "path parameter" ->
				missing("missing-parameter", "matrix", hasName(context.path(), "[;/]", name), failure);
			case "request part" -> part(failure, context);
			case "session attribute" -> this.catalog.problem("missing-session-attribute", failure).build();
			case "request attribute" -> this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
			default -> this.catalog.problem("malformed-request", failure).build();
		};
	}

	private Problem missing(String slug, String in, boolean empty, MissingRequestValueException failure) {
		return this.problems.missing(slug, in, failure.getName(), empty, failure);
	}

	private Problem part(MissingRequestValueException failure, ProblemContext context) {
		// where there are no parts at all, none is missing
		return ServerInputRules.isMultipart(context) ? missing("missing-part", "part", false, failure)
				: this.catalog.problem("unsupported-media-type", failure).build();
	}

	/**
	 * Spring does not say whether something was sent of which conversion leaves nothing.
	 * @param text names and values
	 * @param separator what stands between them
	 * @param name the name
	 * @return whether the name is among them
	 */
	private static boolean hasName(@Nullable String text, String separator, String name) {
		if (text == null) {
			return false;
		}
		for (String pair : text.split(separator)) {
			String present = pair.split("=", 2)[0].trim();
			if (present.equals(name) || (present.indexOf('%') >= 0 && name.equals(decode(present)))) {
				return true;
			}
		}
		return false;
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
