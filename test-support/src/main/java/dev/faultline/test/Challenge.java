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

package dev.faultline.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A challenge of {@code WWW-Authenticate} (RFC 9110 section 11.3).
 *
 * @param scheme the authentication scheme
 * @param token the value of a scheme that has no parameters, or {@code null}
 * @param parameters the values, without quotes, by name in any case
 */
record Challenge(String scheme, @Nullable String token, Map<String, String> parameters) {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*(?:,[ \\t]*)*");

	private static final Pattern SCHEME = Pattern.compile("(" + TOKEN + ")(?: +|[ \\t]*(?=,|$))");

	private static final Pattern TOKEN_68 = Pattern.compile("([0-9A-Za-z._~+/-]+=*)[ \\t]*(?=,|$)");

	private static final Pattern PARAMETER = Pattern
		.compile("(" + TOKEN + ")[ \\t]*=[ \\t]*(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*)\")[ \\t]*(?=,|$)");

	/**
	 * Read a list of challenges (RFC 9110 section 11.6.1), in which a comma stands
	 * between the parameters of a challenge as well as between challenges.
	 * @param values the values of the header
	 * @return the challenges in their order
	 * @throws IllegalArgumentException if a value is malformed
	 */
	static List<Challenge> parse(List<String> values) {
		List<Challenge> challenges = new ArrayList<>();
		for (String value : values) {
			parse(value, challenges);
		}
		return challenges;
	}

	private static void parse(String value, List<Challenge> challenges) {
		Cursor cursor = new Cursor(value);
		Challenge current = null;
		cursor.take(SEPARATOR);
		while (!cursor.isAtEnd()) {
			boolean mayContinue = current != null && current.token == null;
			MatchResult parameter = mayContinue ? cursor.take(PARAMETER) : null;
			if (current == null || parameter == null) {
				current = begin(cursor);
				challenges.add(current);
				parameter = (current.token == null) ? cursor.take(PARAMETER) : null;
			}
			if (parameter != null) {
				String quoted = parameter.group(3);
				current.parameters.put(parameter.group(1),
						(quoted != null) ? quoted.replaceAll("\\\\(.)", "$1") : parameter.group(2));
			}
			cursor.takeComma();
		}
	}

	private static Challenge begin(Cursor cursor) {
		MatchResult scheme = cursor.take(SCHEME);
		if (scheme == null) {
			throw cursor.malformed();
		}
		// "a=" may be either, and is a parameter if it can be
		MatchResult token = cursor.isAt(PARAMETER) ? null : cursor.take(TOKEN_68);
		return new Challenge(scheme.group(1), (token != null) ? token.group(1) : null,
				new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
	}

	boolean hasScheme(String scheme) {
		return this.scheme.equalsIgnoreCase(scheme);
	}

	@Override
	public String toString() {
		String text = this.parameters.entrySet()
			.stream()
			.map((parameter) -> "%s=\"%s\"".formatted(parameter.getKey(), parameter.getValue()))
			.collect(Collectors.joining(", "));
		return (this.scheme + " " + ((this.token != null) ? this.token : text)).trim();
	}

	/**
	 * A place in the text.
	 */
	private static final class Cursor {

		private final String text;

		private int position;

		Cursor(String text) {
			this.text = text;
		}

		boolean isAtEnd() {
			return this.position == this.text.length();
		}

		boolean isAt(Pattern pattern) {
			return matcher(pattern).lookingAt();
		}

		@Nullable MatchResult take(Pattern pattern) {
			Matcher matcher = matcher(pattern);
			if (!matcher.lookingAt()) {
				return null;
			}
			this.position = matcher.end();
			return matcher.toMatchResult();
		}

		void takeComma() {
			MatchResult separator = take(SEPARATOR);
			if (!isAtEnd() && (separator == null || separator.group().isBlank())) {
				throw malformed();
			}
		}

		private Matcher matcher(Pattern pattern) {
			return pattern.matcher(this.text).region(this.position, this.text.length());
		}

		IllegalArgumentException malformed() {
			return new IllegalArgumentException(
					"%s, malformed from '%s'".formatted(this.text, this.text.substring(this.position)));
		}

	}

}
