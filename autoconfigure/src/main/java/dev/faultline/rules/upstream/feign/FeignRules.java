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

package dev.faultline.rules.upstream.feign;

import java.nio.ByteBuffer;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.rules.upstream.UpstreamAnswer;
import dev.faultline.rules.upstream.UpstreamProblems;
import feign.FeignException;
import feign.RetryableException;
import feign.codec.DecodeException;
import feign.codec.EncodeException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Rules for Feign.
 *
 * @since 0.1.0
 */
public class FeignRules implements ProblemRules {

	private final UpstreamProblems problems;

	/**
	 * Create the rules.
	 * @param problems decides what becomes of a failed call
	 */
	public FeignRules(UpstreamProblems problems) {
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(FeignException.class, this::failed);
		registry.add(DecodeException.class, this::unreadable);
		registry.add(EncodeException.class, this::notAsked);
	}

	private Problem failed(FeignException failure, ProblemContext context) {
		boolean answered = failure.status() >= 300;
		// one that says when to retry leaves the rest of the answer to its cause
		FeignException told = (failure instanceof RetryableException
				&& failure.getCause() instanceof FeignException cause) ? cause : failure;
		return answered ? this.problems.answered(failure, answer(told)) : this.problems.unanswered(failure);
	}

	private static UpstreamAnswer answer(FeignException failure) {
		HttpHeaders headers = new HttpHeaders();
		failure.responseHeaders().forEach((name, values) -> values.forEach((value) -> headers.add(name, value)));
		return new UpstreamAnswer(failure.status(), headers, () -> content(failure), request(failure));
	}

	private static byte[] content(FeignException failure) {
		ByteBuffer body = failure.responseBody().map(ByteBuffer::duplicate).orElseGet(() -> ByteBuffer.allocate(0));
		byte[] content = new byte[body.remaining()];
		body.get(content);
		return content;
	}

	private static @Nullable String request(FeignException failure) {
		return failure.hasRequest() ? UpstreamAnswer.request(failure.request().httpMethod(), failure.request().url())
				: null;
	}

	private Problem unreadable(DecodeException failure, ProblemContext context) {
		return this.problems.unanswered(failure);
	}

	private Problem notAsked(EncodeException failure, ProblemContext context) {
		return this.problems.notAsked(failure);
	}

}
