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

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

import dev.faultline.Problem;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClientResponseException;

/**
 * Makes responses of what needs no library but Spring's {@code spring-web}, and knows who
 * makes them of the rest.
 */
final class ProblemResponses {

	private static final boolean MOCK_MVC = isPresent("org.springframework.test.web.servlet.MvcResult",
			"jakarta.servlet.Servlet");

	private static final boolean REST_TEST_CLIENT = isPresent(
			"org.springframework.test.web.servlet.client.RestTestClient");

	private static final boolean WEB_TEST_CLIENT = isPresent(
			"org.springframework.test.web.reactive.server.WebTestClient",
			"org.springframework.web.reactive.function.client.WebClient");

	private static final boolean WEB_CLIENT = isPresent(
			"org.springframework.web.reactive.function.client.WebClientResponseException");

	private ProblemResponses() {
	}

	private static boolean isPresent(String... classNames) {
		return Stream.of(classNames)
			.allMatch((name) -> ClassUtils.isPresent(name, ProblemResponses.class.getClassLoader()));
	}

	static ProblemResponse from(Object actual) {
		ProblemResponse response = find(actual);
		if (response == null) {
			throw new AssertionError(
					"Expected a response, or what holds one, but was a %s".formatted(actual.getClass().getName()));
		}
		return response;
	}

	@SuppressWarnings("unchecked")
	private static @Nullable ProblemResponse find(Object actual) {
		if (actual instanceof ProblemResponse response) {
			return response;
		}
		if (actual instanceof Throwable failure) {
			return of(failure);
		}
		if (actual instanceof ResponseEntity<?> response) {
			return of(response);
		}
		if (actual instanceof HttpResponse<?> response) {
			return of(response);
		}
		if (actual instanceof Problem problem) {
			return ProblemResponse.of(problem);
		}
		if (actual instanceof ProblemDetail document) {
			return ProblemResponse.of(document);
		}
		if (actual instanceof Map<?, ?> members) {
			return ProblemResponse.ofMembers((Map<String, Object>) members);
		}
		return findOfTestClient(actual);
	}

	private static @Nullable ProblemResponse findOfTestClient(Object actual) {
		ProblemResponse response = MOCK_MVC ? MockMvcResponses.find(actual) : null;
		if (response == null && REST_TEST_CLIENT) {
			response = RestTestClientResponses.find(actual);
		}
		if (response == null && WEB_TEST_CLIENT) {
			response = WebTestClientResponses.find(actual);
		}
		return response;
	}

	static ProblemResponse of(ResponseEntity<?> response) {
		int status = response.getStatusCode().value();
		return (response.getBody() instanceof ProblemDetail body)
				? ProblemResponse.of(status, response.getHeaders(), body)
				: of(status, response.getHeaders(), response.getBody());
	}

	static ProblemResponse of(HttpResponse<?> response) {
		HttpHeaders headers = new HttpHeaders();
		response.headers().map().forEach(headers::addAll);
		return of(response.statusCode(), headers, response.body());
	}

	@SuppressWarnings("unchecked")
	private static ProblemResponse of(int status, HttpHeaders headers, @Nullable Object body) {
		if (body instanceof Map<?, ?> members) {
			return ProblemResponse.ofMembers(status, headers, (Map<String, Object>) members);
		}
		if (body instanceof CharSequence text) {
			return ProblemResponse.of(status, headers, text.toString());
		}
		if (body == null || body instanceof byte[]) {
			return ProblemResponse.of(status, headers, (byte[]) body);
		}
		throw new AssertionError("Expected a response with a text, but its body is a %s. Ask the client for a String."
			.formatted(body.getClass().getName()));
	}

	static ProblemResponse of(@Nullable Throwable failure) {
		if (failure == null) {
			throw new AssertionError("Expected the exception of a client, but nothing was thrown");
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RestClientResponseException known) {
				HttpHeaders headers = (known.getResponseHeaders() != null) ? known.getResponseHeaders()
						: new HttpHeaders();
				return ProblemResponse.of(known.getStatusCode().value(), headers, known.getResponseBodyAsByteArray());
			}
			ProblemResponse response = WEB_CLIENT ? WebClientResponses.find(cause) : null;
			if (response != null) {
				return response;
			}
		}
		return Assertions.fail("Expected the exception of a client that got a response", failure);
	}

}
