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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Implemented by an exception that knows when it is of use to send the same request
 * again. Its answer takes the place of the {@code Retry-After} of the problem type (RFC
 * 9110 section 10.2.3).
 *
 * @since 0.1.0
 */
public interface RetryAfter {

	/**
	 * Return how long to wait.
	 * @return the time from now on, or {@code null} if it is not known
	 */
	@Nullable Duration retryAfter();

	/**
	 * Write a time to wait as {@code Retry-After} has it: whole seconds, rounded up, so
	 * that nobody comes back too early, and at least one.
	 * @param wait the time to wait
	 * @return the seconds
	 */
	static String seconds(Duration wait) {
		long seconds = Math.min(wait.toSeconds(), Integer.MAX_VALUE - 1) + ((wait.getNano() > 0) ? 1 : 0);
		return Long.toString(Math.max(seconds, 1));
	}

}
