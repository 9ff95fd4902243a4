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

package dev.faultline.pages;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.ProblemType;
import dev.faultline.Violation;

import org.springframework.http.HttpHeaders;

/**
 * What problems of the built-in types have besides what their type says: the violations
 * and headers that depend on the request.
 */
final class BuiltInOccurrences {

	private static final Map<String, Violation> VIOLATIONS = new HashMap<>();

	private static final Map<Integer, List<String>> HEADERS = Map.of(401, List.of(HttpHeaders.WWW_AUTHENTICATE), 405,
			List.of(HttpHeaders.ALLOW), 406, List.of(HttpHeaders.ACCEPT, HttpHeaders.VARY), 415,
			List.of(HttpHeaders.ACCEPT), 416, List.of(HttpHeaders.CONTENT_RANGE), 429,
			List.of(HttpHeaders.RETRY_AFTER));

	static {
		Violation invalid = Violation.at("#/items/0/quantity", "Positive", null);
		VIOLATIONS.put("validation-failed", invalid);
		VIOLATIONS.put("invalid-field",
				Violation.at("#/items/0/quantity", "type", null).withParams(Map.of("expected", "integer")));
		VIOLATIONS.put("unknown-field", Violation.at("#/items/0/quantty", "unknown", null));
		VIOLATIONS.put("constraint-violated", Violation.of("items[0].quantity", "Positive", null));
		VIOLATIONS.put("invalid-parameter",
				Violation.in("query", "page", "type", null).withParams(Map.of("expected", "integer")));
		VIOLATIONS.put("invalid-form",
				Violation.in("form", "page", "type", null).withParams(Map.of("expected", "integer")));
		VIOLATIONS.put("missing-parameter", Violation.in("query", "page", "required", null));
		VIOLATIONS.put("missing-header", Violation.in("header", "X-Tenant", "required", null));
		VIOLATIONS.put("missing-cookie", Violation.in("cookie", "theme", "required", null));
		VIOLATIONS.put("missing-part", Violation.in("part", "file", "required", null));
	}

	private BuiltInOccurrences() {
	}

	/**
	 * Return the violations of an example.
	 * @param type the problem type
	 * @return one violation without detail, or none
	 */
	static List<Violation> violations(ProblemType type) {
		Violation violation = VIOLATIONS.get(type.slug());
		return (violation != null) ? List.of(violation) : List.of();
	}

	/**
	 * Return the headers to expect.
	 * @param type the problem type
	 * @return those of the type with their value, then those of the occurrence with an
	 * empty one
	 */
	static Map<String, String> headers(ProblemType type) {
		Map<String, String> headers = new LinkedHashMap<>(type.headers());
		// the exception knows
		headers.replaceAll((name, value) -> value.startsWith("{") ? "" : value);
		HEADERS.getOrDefault(type.status().value(), List.of()).forEach((name) -> headers.putIfAbsent(name, ""));
		if (type.slug().equals("insufficient-scope")) {
			headers.putIfAbsent(HttpHeaders.WWW_AUTHENTICATE, "");
		}
		return headers;
	}

}
