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

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMultipartMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Makes responses of what {@code MockMvc} and {@code MockMvcTester} return.
 */
final class MockMvcResponses {

	private MockMvcResponses() {
	}

	static @Nullable ProblemResponse find(Object actual) {
		if (actual instanceof MvcTestResult result) {
			return of(result);
		}
		if (actual instanceof MockMvcRequestBuilder request) {
			return of(request.exchange());
		}
		if (actual instanceof MockMultipartMvcRequestBuilder request) {
			return of(request.exchange());
		}
		if (actual instanceof ResultActions actions) {
			return of(actions.andReturn());
		}
		if (actual instanceof MvcResult result) {
			return of(result);
		}
		return (actual instanceof MockHttpServletResponse response) ? of(response) : null;
	}

	static ProblemResponse of(MvcTestResult result) {
		if (result.getUnresolvedException() != null) {
			return Assertions.fail("Expected a problem document, but nobody answered the exception",
					result.getUnresolvedException());
		}
		return of(result.getMvcResult());
	}

	static ProblemResponse of(MvcResult result) {
		return of(result.getResponse());
	}

	static ProblemResponse of(MockHttpServletResponse response) {
		HttpHeaders headers = new HttpHeaders();
		response.getHeaderNames().forEach((name) -> headers.addAll(name, response.getHeaders(name)));
		ProblemResponse answer = ProblemResponse.of(response.getStatus(), headers, response.getContentAsByteArray());
		boolean unanswered = response.getContentAsByteArray().length == 0 && response.getStatus() >= 400;
		return unanswered
				? answer.withNote("MockMvc asks for no error page. Where one has to answer, test with a server.")
				: answer;
	}

}
