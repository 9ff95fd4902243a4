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

package dev.faultline.servlet.tracing;

import java.net.URI;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import dev.faultline.servlet.ServletProblemContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Puts each problem as an event into the span of its request, also where another span is
 * current, and its error. An event of the observation would become a meter, with a status
 * that is not yet known.
 *
 * @since 0.1.0
 */
public class TracedProblemListener implements ProblemListener {

	private final ProblemCatalog catalog;

	private final boolean clientErrors;

	/**
	 * Create the listener.
	 * @param catalog the problem types
	 * @param clientErrors whether a status below 500 is an error of the span too
	 */
	public TracedProblemListener(ProblemCatalog catalog, boolean clientErrors) {
		this.catalog = catalog;
		this.clientErrors = clientErrors;
	}

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		if (context instanceof ServletProblemContext request) {
			ServerHttpObservationFilter.findObservationContext(request.request())
				.ifPresent((observation) -> record(problem, observation));
		}
	}

	private void record(Problem problem, ServerRequestObservationContext observation) {
		TracingContext tracing = observation.get(TracingContext.class);
		@Nullable Span span = (tracing != null) ? tracing.getSpan() : null;
		if (span != null) {
			URI instance = problem.body().getInstance();
			String id = (instance != null) ? " " + instance.toASCIIString() : "";
			span.event("problem " + this.catalog.labelOf(problem.type()) + id);
			if (problem.status().value() >= 500 || this.clientErrors) {
				// the error of an observation reaches the span only as it is signalled
				span.error(problem.decider());
			}
		}
	}

}
