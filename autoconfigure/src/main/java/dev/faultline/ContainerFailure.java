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

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * What a container refuses by itself, before there is a request for the application. All
 * it says is a status; here, unlike in an application, the status says what happened.
 *
 * @since 0.1.0
 */
public final class ContainerFailure {

	private static final Map<Integer, String> TYPES = Map.of(400, "malformed-request", 404, "not-found", 414,
			"uri-too-long", 417, "expectation-failed", 431, "headers-too-large", 501, "not-implemented", 505,
			"http-version-not-supported");

	private ContainerFailure() {
	}

	/**
	 * Return the failure behind a status.
	 * @param status the status, 400 or more
	 * @param cause what the container knows
	 * @return an exception that names the problem type, or the cause of a 500
	 */
	public static Throwable of(int status, @Nullable Throwable cause) {
		if (status == 500 && cause != null) {
			return cause;
		}
		String type = TYPES.get(status);
		ProblemException.Builder builder = (type != null) ? ProblemException.of(type)
				: ProblemException.of(HttpStatusCode.valueOf(status));
		return builder.unthrown().build();
	}

}
