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

package dev.faultline.rules.data;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.faultline.ProblemContext;

/**
 * The parameter of a query by which a caller says the sort order, or the page. Spring
 * Data puts the qualifier of an argument and an underscore in front, if there is one.
 */
final class SortParameter {

	private final Pattern pattern;

	SortParameter(String name) {
		this.pattern = Pattern.compile("(?:^|&)((?:[\\w.-]{1,60}_)?" + Pattern.quote(name) + ")=([^&]*)");
	}

	/**
	 * Find the orders that a request asks for.
	 * @param context the request
	 * @return the orders as they stand in the query
	 */
	Stream<Order> in(ProblemContext context) {
		String query = context.query();
		return (query != null)
				? this.pattern.matcher(query).results().map((found) -> new Order(found.group(1), found.group(2)))
				: Stream.empty();
	}

	/**
	 * An order that a caller asks for.
	 *
	 * @param parameter the name of the parameter
	 * @param value its value, encoded
	 */
	record Order(String parameter, String value) {

		/**
		 * Return the properties to sort by, and the directions.
		 * @return what the value lists
		 */
		Stream<String> properties() {
			return Stream.of(decoded().split(","));
		}

		private String decoded() {
			try {
				return URLDecoder.decode(this.value, StandardCharsets.UTF_8);
			}
			catch (IllegalArgumentException ex) {
				return this.value;
			}
		}

	}

}
