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

import org.springframework.test.web.servlet.client.ExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

/**
 * Makes responses of what {@code RestTestClient} returns.
 */
final class RestTestClientResponses {

	private RestTestClientResponses() {
	}

	static @Nullable ProblemResponse find(Object actual) {
		if (actual instanceof RestTestClient.ResponseSpec response) {
			return of(response);
		}
		if (actual instanceof RestTestClientResponse response) {
			return of(response.getExchangeResult());
		}
		return (actual instanceof ExchangeResult result) ? of(result) : null;
	}

	static ProblemResponse of(RestTestClient.ResponseSpec response) {
		return of(response.returnResult(byte[].class));
	}

	static ProblemResponse of(ExchangeResult result) {
		return ProblemResponse.of(result.getStatus().value(), result.getResponseHeaders(),
				result.getResponseBodyContent());
	}

}
