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

package dev.faultline.rules.upstream.reactive;

import java.util.Arrays;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.StackTraces;
import dev.faultline.rules.upstream.ClientFrames;
import dev.faultline.rules.upstream.UpstreamAnswer;
import dev.faultline.rules.upstream.UpstreamProblems;
import org.jspecify.annotations.Nullable;

import org.springframework.core.codec.CodecException;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpRequest;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Rules for {@code WebClient} and HTTP interfaces on top of it.
 *
 * @since 0.1.0
 */
public class WebClientRules implements ProblemRules {

	private static final String CLIENT_RESPONSE = "org.springframework.web.reactive.function.client.DefaultClientResponse";

	private final UpstreamProblems problems;

	/**
	 * Create the rules.
	 * @param problems decides what becomes of a failed call
	 */
	public WebClientRules(UpstreamProblems problems) {
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(WebClientResponseException.class, this::answered);
		registry.add(WebClientRequestException.class, this::unanswered);
		registry.add(WebClientException.class, this::unreadable);
		registry.add(UnsupportedMediaTypeException.class, this::unknownFormat);
	}

	private Problem answered(WebClientResponseException failure, ProblemContext context) {
		if (!failure.getStatusCode().isError()) {
			// the answer is fine, and cannot be read
			return this.problems.unanswered(failure);
		}
		return this.problems.answered(failure, new UpstreamAnswer(failure.getStatusCode().value(), failure.getHeaders(),
				failure::getResponseBodyAsByteArray, request(failure.getRequest())));
	}

	private static @Nullable String request(@Nullable HttpRequest request) {
		return (request != null) ? UpstreamAnswer.request(request.getMethod(), request.getURI().toString()) : null;
	}

	private Problem unanswered(WebClientRequestException failure, ProblemContext context) {
		Throwable cause = failure.getCause();
		boolean notAsked = cause instanceof UnsupportedMediaTypeException
				|| (cause instanceof IllegalArgumentException && ClientFrames.isOfRequest(cause))
				|| (cause instanceof CodecException && !(cause instanceof DecodingException));
		return notAsked ? this.problems.notAsked(failure) : this.problems.unanswered(failure);
	}

	private Problem unreadable(WebClientException failure, ProblemContext context) {
		return this.problems.unanswered(failure);
	}

	/**
	 * An exchange ends with it as it is, and so does a response of our own that nobody
	 * can write.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if no answer was read
	 */
	private @Nullable Problem unknownFormat(UnsupportedMediaTypeException failure, ProblemContext context) {
		boolean answer = Arrays.stream(StackTraces.of(failure))
			.anyMatch((frame) -> frame.getClassName().equals(CLIENT_RESPONSE));
		return answer ? this.problems.unanswered(failure) : null;
	}

}
