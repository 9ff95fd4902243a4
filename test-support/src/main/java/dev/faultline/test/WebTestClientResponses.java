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

import org.jspecify.annotations.Nullable;

import org.springframework.test.web.reactive.server.ExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Makes responses of what {@code WebTestClient} returns.
 */
final class WebTestClientResponses {

	private WebTestClientResponses() {
	}

	static @Nullable ProblemResponse find(Object actual) {
		if (actual instanceof WebTestClient.ResponseSpec response) {
			return of(response);
		}
		return (actual instanceof ExchangeResult result) ? of(result) : null;
	}

	static ProblemResponse of(WebTestClient.ResponseSpec response) {
		return of(response.expectBody().returnResult());
	}

	static ProblemResponse of(ExchangeResult result) {
		return ProblemResponse.of(result.getStatus().value(), result.getResponseHeaders(),
				result.getResponseBodyContent());
	}

}
