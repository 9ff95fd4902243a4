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

package dev.faultline.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.faultline.ProblemType;
import dev.faultline.Template;
import dev.faultline.resolve.ExceptionProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What a problem type may show of an exception.
 */
final class DetailRules {

	private static final Pattern IN_BRACES = Pattern.compile("\\{[\\w$.\\[\\]-]+}");

	private static final String MESSAGE = "message";

	private DetailRules() {
	}

	/**
	 * Find the mistake in the detail of a problem type. The message of an exception is
	 * the one placeholder that nobody has chosen the text of.
	 * @param type the problem type
	 * @param builtIn whether Faultline's own rules use the type
	 * @return what to do about it, or {@code null} if there is no mistake
	 */
	static @Nullable String mistakeIn(ProblemType type, boolean builtIn) {
		String detail = (type.detail() != null) ? type.detail() : "";
		if (Template.placeholders(detail).contains(MESSAGE) && (builtIn || type.status().is5xxServerError())) {
			return "{message} would show the text of any exception to the caller. It is for problem types of your own"
					+ " with a status below 500. Write the text here instead.";
		}
		Matcher matcher = IN_BRACES.matcher(detail);
		while (matcher.find()) {
			if (Template.placeholders(matcher.group()).isEmpty()) {
				return matcher.group() + " is not a placeholder. Write the name of a property of the exception in"
						+ " braces, such as {sku}.";
			}
		}
		return null;
	}

	/**
	 * Check that an exception has the properties that its problem type shows. What
	 * implements an interface may have more than that.
	 * @param exception the class
	 * @param type its problem type
	 * @param keys finds what is configured
	 * @param otherwise makes the failure, from the name of the property and what to do
	 * about it, if the configuration does not show the property
	 */
	static void checkProperties(Class<?> exception, ProblemType type, ConfiguredKeys keys,
			BiFunction<String, String, RuntimeException> otherwise) {
		if (exception.isInterface()) {
			return;
		}
		ExceptionProperties present = ExceptionProperties.of(exception);
		List<String> members = new ArrayList<>(type.members());
		for (int i = 0; i < members.size(); i++) {
			if (!present.has(members.get(i))) {
				String indexed = ".members[" + i + "]";
				String suffix = keys.isConfigured(ConfiguredTypes.PREFIX, type.slug(), indexed) ? indexed : ".members";
				throw unknown(exception, type, members.get(i), suffix, members.get(i), keys, otherwise);
			}
		}
		String detail = (type.detail() != null) ? type.detail() : "";
		for (String placeholder : Template.placeholders(detail)) {
			if (!placeholder.equals(MESSAGE) && !present.has(placeholder)) {
				throw unknown(exception, type, placeholder, ".detail", detail, keys, otherwise);
			}
		}
		checkHeaders(exception, type, keys, present, otherwise);
	}

	/**
	 * Check that an exception has the property that the {@code Retry-After} of its
	 * problem type names.
	 * @param exception the class
	 * @param type its problem type
	 * @param keys finds what is configured
	 * @param present the properties of the class
	 * @param otherwise makes the failure, as above
	 */
	private static void checkHeaders(Class<?> exception, ProblemType type, ConfiguredKeys keys,
			ExceptionProperties present, BiFunction<String, String, RuntimeException> otherwise) {
		type.headers().forEach((name, value) -> {
			boolean named = name.equalsIgnoreCase(HttpHeaders.RETRY_AFTER) && value.startsWith("{");
			for (String placeholder : named ? Template.placeholders(value) : Set.<String>of()) {
				if (!present.has(placeholder)) {
					throw unknown(exception, type, placeholder, ".headers." + name, value, keys, otherwise);
				}
			}
		});
	}

	private static RuntimeException unknown(Class<?> exception, ProblemType type, String property, String suffix,
			String value, ConfiguredKeys keys, BiFunction<String, String, RuntimeException> otherwise) {
		String what = "%s, which is answered with '%s', has no property '%s' that may be shown"
			.formatted(exception.getName(), type.slug(), property);
		String remedy = "Correct the name, or give the class a getter, an accessor or a field of that name. What"
				+ " every exception has, such as its message, does not count.";
		return keys.isConfigured(ConfiguredTypes.PREFIX, type.slug(), suffix)
				? keys.mistake(ConfiguredTypes.PREFIX, type.slug(), suffix, value, what + ". " + remedy)
				: otherwise.apply(what, remedy);
	}

}
