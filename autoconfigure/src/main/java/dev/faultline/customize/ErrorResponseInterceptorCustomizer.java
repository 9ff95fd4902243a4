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

package dev.faultline.customize;

import java.util.List;
import java.util.function.Supplier;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;
import org.jspecify.annotations.Nullable;

import org.springframework.web.ErrorResponse;

/**
 * Calls the {@link ErrorResponse.Interceptor}s of the application, which Spring calls for
 * each {@code ProblemDetail} that leaves a handler.
 *
 * @since 0.1.0
 */
public class ErrorResponseInterceptorCustomizer implements ProblemCustomizer {

	private final Supplier<List<ErrorResponse.Interceptor>> source;

	private volatile @Nullable List<ErrorResponse.Interceptor> interceptors;

	/**
	 * Create the customizer.
	 * @param source finds the interceptors, when the first problem is here
	 */
	public ErrorResponseInterceptorCustomizer(Supplier<List<ErrorResponse.Interceptor>> source) {
		this.source = source;
	}

	@Override
	public void customize(Problem problem, ProblemContext context) {
		ErrorResponse response = (problem.decider() instanceof ErrorResponse errorResponse) ? errorResponse : null;
		for (ErrorResponse.Interceptor interceptor : interceptors()) {
			interceptor.handleError(problem.body(), response);
		}
	}

	private List<ErrorResponse.Interceptor> interceptors() {
		List<ErrorResponse.Interceptor> found = this.interceptors;
		if (found == null) {
			found = List.copyOf(this.source.get());
			this.interceptors = found;
		}
		return found;
	}

}
