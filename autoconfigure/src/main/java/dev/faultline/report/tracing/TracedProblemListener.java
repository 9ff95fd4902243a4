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

package dev.faultline.report.tracing;

import java.net.URI;
import java.util.function.Function;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

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

	private final Function<ProblemContext, Observation.@Nullable Context> observations;

	private final boolean signalling;

	/**
	 * Create the listener.
	 * @param catalog the problem types
	 * @param clientErrors whether a status below 500 is an error of the span too
	 * @param observations finds the observation of a request
	 * @param signalling whether nobody else signals the error to the span
	 */
	public TracedProblemListener(ProblemCatalog catalog, boolean clientErrors,
			Function<ProblemContext, Observation.@Nullable Context> observations, boolean signalling) {
		this.catalog = catalog;
		this.clientErrors = clientErrors;
		this.observations = observations;
		this.signalling = signalling;
	}

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		Span span = spanOf(this.observations.apply(context));
		if (span != null) {
			URI instance = problem.body().getInstance();
			String id = (instance != null) ? " " + instance.toASCIIString() : "";
			span.event("problem " + this.catalog.labelOf(problem.type()) + id);
			if (this.signalling && (problem.status().value() >= 500 || this.clientErrors)) {
				// the error of an observation reaches the span only as it is signalled
				span.error(problem.decider());
			}
		}
	}

	/**
	 * Find the span of an observation.
	 * @param observation what is observed, or {@code null}
	 * @return the span, or {@code null} if there is none
	 */
	public static @Nullable Span spanOf(Observation.@Nullable Context observation) {
		TracingContext tracing = (observation != null) ? observation.get(TracingContext.class) : null;
		return (tracing != null) ? tracing.getSpan() : null;
	}

}
