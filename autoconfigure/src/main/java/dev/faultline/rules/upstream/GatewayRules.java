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

package dev.faultline.rules.upstream;

import java.util.Arrays;

import dev.faultline.GatewayRefusal;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ResponseStatusException;

/**
 * Rules for Spring Cloud Gateway, where the class alone does not decide, and for what the
 * HTTP client of Netty lets through as it is. Both are known by name only.
 *
 * @since 0.1.0
 */
public class GatewayRules implements ProblemRules {

	private static final String GATEWAY = "org.springframework.cloud.gateway.";

	/** On the stack if what could not be parsed is an answer, and no request. */
	private static final String ANSWER = "io.netty.handler.codec.http.HttpResponseDecoder";

	private final ProblemCatalog catalog;

	private final UpstreamProblems problems;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param problems decides what becomes of a failed call
	 */
	public GatewayRules(ProblemCatalog catalog, UpstreamProblems problems) {
		this.catalog = catalog;
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(GATEWAY + "support.NotFoundException", this::withoutInstance);
		registry.add(GATEWAY + "server.mvc.filter.CircuitBreakerFilterFunctions$CircuitBreakerStatusCodeException",
				this::answered);
		registry.add(ResponseStatusException.class, this::refused);
		registry.add(IllegalArgumentException.class, this::unreadable);
	}

	/**
	 * The gateway may be told to answer 404 where a service has no instance.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem withoutInstance(Throwable failure, ProblemContext context) {
		String slug = (statusOf(failure) == 404) ? "not-found" : "service-unavailable";
		return this.catalog.problem(slug, failure).build();
	}

	private Problem answered(Throwable failure, ProblemContext context) {
		return this.problems.answered(failure, new UpstreamAnswer(statusOf(failure), null, () -> new byte[0], null));
	}

	private static int statusOf(Throwable failure) {
		return (failure instanceof ErrorResponse response) ? response.getStatusCode().value() : 0;
	}

	/**
	 * A plain exception is the application's word, and is not asked for here; filters of
	 * the gateway have subclasses without a name.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if it is not the gateway's
	 */
	private @Nullable Problem refused(ResponseStatusException failure, ProblemContext context) {
		String slug = failure.getClass().getName().startsWith(GATEWAY) ? GatewayRefusal.slug(statusOf(failure)) : null;
		return (slug != null) ? this.catalog.problem(slug, failure).headers(failure.getHeaders()).build() : null;
	}

	private @Nullable Problem unreadable(IllegalArgumentException failure, ProblemContext context) {
		// at a checkpoint, Reactor moves all frames but the first to a suppressed one
		boolean ofAnswer = isOfAnswer(failure) || Arrays.stream(failure.getSuppressed()).anyMatch(this::isOfAnswer);
		return ofAnswer ? this.problems.unanswered(failure) : null;
	}

	private boolean isOfAnswer(Throwable failure) {
		return Arrays.stream(failure.getStackTrace()).anyMatch((frame) -> frame.getClassName().equals(ANSWER));
	}

}
