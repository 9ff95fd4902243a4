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

import java.util.List;
import java.util.regex.Pattern;

import dev.faultline.ProblemPaths;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Checks what is configured for the adapters of web applications.
 *
 * @since 0.1.0
 */
public final class AdapterSettings {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private static final String QUOTED = "\"(?:[\t \\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\t -~])*+\"";

	private static final String PARAMETER = TOKEN + "[ \t]*=[ \t]*(?:" + TOKEN + "|" + QUOTED + ")";

	private static final String SEPARATOR = "[ \t]*,[ \t]*";

	/** RFC 9110 sections 11.2 and 11.3. */
	private static final Pattern CHALLENGE = Pattern
		.compile(TOKEN + "(?: +(?:" + PARAMETER + "(?:" + SEPARATOR + PARAMETER + ")*+|[A-Za-z0-9._~+/-]+=*))?");

	private AdapterSettings() {
	}

	/**
	 * Check a challenge.
	 * @param challenge the value of {@code faultline.security.challenge}
	 * @return the challenge, or {@code null} if there is none
	 * @throws InvalidConfigurationPropertyValueException if it is no challenge by RFC
	 * 9110 section 11.3
	 */
	public static @Nullable String challenge(@Nullable String challenge) {
		if (!StringUtils.hasText(challenge)) {
			return null;
		}
		if (!CHALLENGE.matcher(challenge).matches()) {
			throw new InvalidConfigurationPropertyValueException("faultline.security.challenge", challenge,
					"Give the name of a scheme and its parameters, such as 'ApiKey realm=\"places\"' (RFC 9110"
							+ " section 11.3).");
		}
		return challenge;
	}

	/**
	 * Check patterns of paths.
	 * @param patterns the values of {@code faultline.paths}
	 * @return the paths
	 * @throws InvalidConfigurationPropertyValueException if one is no pattern of paths
	 */
	public static ProblemPaths paths(List<String> patterns) {
		for (int i = 0; i < patterns.size(); i++) {
			validatePath("faultline.paths[" + i + "]", patterns.get(i));
		}
		return new ProblemPaths(patterns);
	}

	private static void validatePath(String name, String pattern) {
		if (!pattern.startsWith("/")) {
			throw new InvalidConfigurationPropertyValueException(name, pattern,
					"A pattern of paths begins with '/', such as '/api/**'.");
		}
		try {
			PathPatternParser.defaultInstance.parse(pattern);
		}
		catch (PatternParseException ex) {
			throw new InvalidConfigurationPropertyValueException(name, pattern,
					"This is no pattern of paths: " + ex.getMessage() + ".");
		}
	}

}
