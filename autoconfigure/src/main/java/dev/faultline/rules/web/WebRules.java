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

package dev.faultline.rules.web;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Rules for parameters of the wrong type, unreadable bodies, and whatever else of the
 * framework's own knows its status.
 *
 * @since 0.1.0
 */
public class WebRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final UnreadableProblems problems;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param problems the problems that all stacks share
	 */
	public WebRules(ProblemCatalog catalog, UnreadableProblems problems) {
		this.catalog = catalog;
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MethodArgumentTypeMismatchException.class, (failure, context) -> this.problems
			.mistyped(failure.getParameter(), failure.getName(), failure, failure));
		registry.add(HttpMessageNotReadableException.class, this::notReadable);
		registry.add(ErrorResponse.class, this::errorResponse);
	}

	/**
	 * A converter that is not Jackson's says no more than that it could not read. What
	 * Jackson says is asked for by a rule that comes before this one.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem notReadable(HttpMessageNotReadableException failure, ProblemContext context) {
		return (failure.getCause() != null) ? this.problems.unreadableBody(failure)
				: this.problems.missingBody(failure);
	}

	private @Nullable Problem errorResponse(ErrorResponse response, ProblemContext context) {
		HttpStatusCode status = response.getStatusCode();
		if (!status.isError() || status.value() == 500) {
			return null;
		}
		return this.catalog.problem(status, (Throwable) response).headers(response.getHeaders()).build();
	}

}
