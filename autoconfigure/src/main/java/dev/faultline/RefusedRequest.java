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

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Requests that no application serves. A servlet would echo a TRACE, with the credentials
 * that it holds, and a CONNECT is for a proxy (RFC 9110 sections 9.3.6 and 9.3.8).
 * Containers do not decode the parameters of a path; Spring does, and then throws what a
 * bug throws.
 *
 * @since 0.1.0
 */
public final class RefusedRequest {

	private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

	private RefusedRequest() {
	}

	/**
	 * Return what is wrong with a request.
	 * @param method the method
	 * @param path the path, raw
	 * @return the failure, or {@code null} if the request is for the application
	 */
	public static @Nullable Throwable failure(String method, String path) {
		if (path.indexOf('%') >= 0 && MALFORMED.matcher(path).find()) {
			return ProblemException.of("malformed-request").withoutStackTrace().build();
		}
		return ofMethod(method);
	}

	/**
	 * Return what is wrong with a method.
	 * @param method the method
	 * @return the failure, or {@code null} if the method may be one of the application's
	 */
	public static @Nullable Throwable ofMethod(String method) {
		return switch (method) {
			case "TRACE" -> ProblemException.of("method-not-allowed")
				.header(HttpHeaders.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
				.withoutStackTrace()
				.build();
			// a caller that expects a tunnel sends no further request
			case "CONNECT" -> ProblemException.of("not-implemented")
				.header(HttpHeaders.CONNECTION, "close")
				.withoutStackTrace()
				.build();
			default -> null;
		};
	}

}
