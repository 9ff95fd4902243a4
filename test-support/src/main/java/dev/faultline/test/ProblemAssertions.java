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

import dev.faultline.Problem;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMultipartMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.client.ExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

/**
 * Entry point for assertions on problem documents, from whatever a test has in hand:
 * <pre class="code">
 * assertThatProblem(mvc.get().uri("/orders/7")).hasType("order-not-found").hasStatus(404);
 * assertThatProblem(client.get().uri("/orders/7").exchange()).hasType("order-not-found");
 * </pre> Each checks that there is a response, and each assertion that it is an
 * {@code application/problem+json}.
 *
 * @since 0.1.0
 */
public final class ProblemAssertions {

	/**
	 * Goes on from another assertion to those on the problem document: <pre class="code">
	 * assertThat(mvc.get().uri("/orders/7")).hasHeader("X-Region", "north")
	 *     .asInstanceOf(PROBLEM).hasType("order-not-found");
	 * </pre> It takes what the methods here take. Where there is only a JSON content, as
	 * in {@code bodyJson().convertTo(PROBLEM)}, the status is that of the document and
	 * headers are unknown. Of this class it is what compiles without {@code spring-test}.
	 */
	public static final InstanceOfAssertFactory<Object, ProblemAssert> PROBLEM = new InstanceOfAssertFactory<>(
			Object.class, (actual) -> ProblemResponses.from(actual).assertThat());

	private ProblemAssertions() {
	}

	/**
	 * Assert on the response of {@code MockMvcTester}.
	 * @param request the request, which is sent now
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(MockMvcRequestBuilder request) {
		return MockMvcResponses.of(request.exchange()).assertThat();
	}

	/**
	 * Assert on the response of {@code MockMvcTester} to an upload.
	 * @param request the request, which is sent now
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(MockMultipartMvcRequestBuilder request) {
		return MockMvcResponses.of(request.exchange()).assertThat();
	}

	/**
	 * Assert on the response of {@code MockMvcTester}.
	 * @param result the result
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(MvcTestResult result) {
		return MockMvcResponses.of(result).assertThat();
	}

	/**
	 * Assert on the response of {@code MockMvc}.
	 * @param actions what {@code MockMvc.perform} returns
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(ResultActions actions) {
		return MockMvcResponses.of(actions.andReturn()).assertThat();
	}

	/**
	 * Assert on the response of {@code MockMvc}.
	 * @param result the result
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(MvcResult result) {
		return MockMvcResponses.of(result).assertThat();
	}

	/**
	 * Assert on a mock response.
	 * @param response the response
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(MockHttpServletResponse response) {
		return MockMvcResponses.of(response).assertThat();
	}

	/**
	 * Assert on the response of {@code RestTestClient}.
	 * @param response what {@code exchange()} returns
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(RestTestClient.ResponseSpec response) {
		return RestTestClientResponses.of(response).assertThat();
	}

	/**
	 * Assert on the response of {@code RestTestClient}.
	 * @param result the result
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(ExchangeResult result) {
		return RestTestClientResponses.of(result).assertThat();
	}

	/**
	 * Assert on the response of {@code RestTestClient}.
	 * @param response the response
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(RestTestClientResponse response) {
		return RestTestClientResponses.of(response.getExchangeResult()).assertThat();
	}

	/**
	 * Assert on the response of {@code WebTestClient}.
	 * @param response what {@code exchange()} returns
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(WebTestClient.ResponseSpec response) {
		return WebTestClientResponses.of(response).assertThat();
	}

	/**
	 * Assert on the response of {@code WebTestClient}.
	 * @param result the result, whose body was consumed
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(org.springframework.test.web.reactive.server.ExchangeResult result) {
		return WebTestClientResponses.of(result).assertThat();
	}

	/**
	 * Assert on the response of {@code TestRestTemplate}.
	 * @param response a response whose body is a {@code String}, a {@code byte[]}, a
	 * {@code ProblemDetail} or a {@code Map}
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(ResponseEntity<?> response) {
		return ProblemResponses.of(response).assertThat();
	}

	/**
	 * Assert on the response of the JDK's client.
	 * @param response a response whose body is a {@code String} or a {@code byte[]}
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(HttpResponse<?> response) {
		return ProblemResponses.of(response).assertThat();
	}

	/**
	 * Assert on the response that {@code RestClient}, {@code RestTemplate} or
	 * {@code WebClient} threw an exception for. <pre class="code">
	 * assertThatProblem(catchThrowable(() -&gt; orders.find(7))).hasType("order-not-found");
	 * </pre>
	 * @param failure the exception of the client, or one that was caused by it
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(@Nullable Throwable failure) {
		return ProblemResponses.of(failure).assertThat();
	}

	/**
	 * Assert on what the walk, a {@code ProblemResolver} or a {@code ProblemCustomizer}
	 * made.
	 * @param problem the problem
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(Problem problem) {
		return ProblemResponse.of(problem).assertThat();
	}

	/**
	 * Assert on a document. Its status counts as that of the response.
	 * @param document the document
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(ProblemDetail document) {
		return ProblemResponse.of(document).assertThat();
	}

	/**
	 * Assert on a document that came by other means.
	 * @param status the status of the response
	 * @param json the document
	 * @return the assertions
	 */
	@CheckReturnValue
	public static ProblemAssert assertThatProblem(int status, String json) {
		return ProblemResponse.of(status, json).assertThat();
	}

}
