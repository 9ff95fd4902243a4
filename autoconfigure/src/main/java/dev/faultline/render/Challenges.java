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

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * What the values of {@code WWW-Authenticate} say (RFC 9110 section 11.6.1).
 *
 * @since 0.1.0
 */
public final class Challenges {

	private Challenges() {
	}

	/**
	 * Look for an error code of RFC 6750 section 3.1.
	 * @param challenges the challenges
	 * @param code the error code
	 * @return whether one of them has it
	 */
	public static boolean haveBearerError(Collection<String> challenges, String code) {
		return challenges.stream()
			.anyMatch((challenge) -> challenge.startsWith("Bearer") && challenge.contains("error=\"" + code + "\""));
	}

	/**
	 * Return whether the caller is asked for what it has sent already.
	 * @param challenges the challenges
	 * @param credentials the {@code Authorization} of the request
	 * @return whether they are of the scheme that a challenge has
	 */
	public static boolean askAgain(Collection<String> challenges, @Nullable String credentials) {
		return credentials != null && challenges.stream()
			.anyMatch((challenge) -> schemeOf(challenge).equalsIgnoreCase(schemeOf(credentials)));
	}

	private static String schemeOf(String value) {
		int end = value.indexOf(' ');
		return (end >= 0) ? value.substring(0, end) : value;
	}

}
