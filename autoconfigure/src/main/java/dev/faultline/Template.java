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

package dev.faultline;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A text with named placeholders, such as <code>Only {available} of {sku} left.</code>
 * Values are never read as a template themselves.
 *
 * @since 0.1.0
 */
public final class Template {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z_$][a-zA-Z0-9_$]*)}");

	private Template() {
	}

	/**
	 * Return the names of the placeholders.
	 * @param template the text
	 * @return the names in their order
	 */
	public static Set<String> placeholders(String template) {
		Set<String> names = new LinkedHashSet<>();
		Matcher matcher = PLACEHOLDER.matcher(template);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
		return names;
	}

	/**
	 * Fill the placeholders.
	 * @param template the text
	 * @param values finds the value of a placeholder
	 * @return the filled text, or {@code null} if a placeholder has no value, since half
	 * a sentence is worse than none
	 */
	public static @Nullable String fill(String template, Function<String, @Nullable Object> values) {
		if (template.indexOf('{') < 0) {
			return template;
		}
		StringBuilder filled = new StringBuilder(template.length() + 32);
		int end = 0;
		for (int start = template.indexOf('{'); start >= 0; start = template.indexOf('{', start + 1)) {
			int close = endOfName(template, start + 1);
			if (close < 0) {
				continue;
			}
			Object value = values.apply(template.substring(start + 1, close));
			if (value == null) {
				return null;
			}
			filled.append(template, end, start).append(value);
			end = close + 1;
		}
		return filled.append(template, end, template.length()).toString();
	}

	private static int endOfName(String template, int start) {
		int end = start;
		while (end < template.length() && isPartOfName(template.charAt(end), end == start)) {
			end++;
		}
		return (end > start && end < template.length() && template.charAt(end) == '}') ? end : -1;
	}

	private static boolean isPartOfName(char character, boolean first) {
		boolean letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
		return letter || character == '_' || character == '$' || (!first && character >= '0' && character <= '9');
	}

}
