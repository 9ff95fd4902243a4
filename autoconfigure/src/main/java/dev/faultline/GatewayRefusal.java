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

import org.jspecify.annotations.Nullable;

/**
 * What Spring Cloud Gateway means by a status that one of its filters sets, saying no
 * more: the quota of a caller, the size of a request.
 *
 * @since 0.1.0
 */
public final class GatewayRefusal {

	private GatewayRefusal() {
	}

	/**
	 * Return the problem type that a status stands for.
	 * @param status the status
	 * @return the slug, or {@code null} if it says nothing more than itself
	 */
	public static @Nullable String slug(int status) {
		return switch (status) {
			case 413 -> "content-too-large";
			case 429 -> "too-many-requests";
			case 431 -> "headers-too-large";
			default -> null;
		};
	}

	/**
	 * Return the refusal behind a status.
	 * @param status the status
	 * @return the failure, or {@code null} if the status says nothing more than itself
	 */
	public static @Nullable ProblemException of(int status) {
		String slug = slug(status);
		return (slug != null) ? ProblemException.of(slug).unthrown().build() : null;
	}

}
