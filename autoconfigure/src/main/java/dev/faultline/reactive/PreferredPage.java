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

package dev.faultline.reactive;

import dev.faultline.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ResponseStatusException;

/**
 * Carries a problem to the error page, in the form in which Spring Boot's error
 * attributes understand status and cause.
 */
final class PreferredPage extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	private final transient @Nullable Throwable handled;

	/**
	 * Create the exception.
	 * @param problem the problem
	 * @param handled what the observation of the request is told as its error
	 */
	PreferredPage(Problem problem, @Nullable Throwable handled) {
		super(problem.status(), null, problem.failure());
		this.problem = problem;
		this.handled = handled;
	}

	Problem problem() {
		return this.problem;
	}

	@Nullable Throwable handled() {
		return this.handled;
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
