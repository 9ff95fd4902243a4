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

package dev.faultline.report.observation;

import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Tells the observation of a request which problem was answered. An exception that was
 * answered leaves no trace there otherwise.
 *
 * @since 0.1.0
 */
public class ObservedProblemListener implements ProblemListener {

	/**
	 * Key of the problem type, which every observed request has.
	 */
	static final String TYPE = "problem.type";

	static final String INSTANCE = "problem.instance";

	private final ProblemCatalog catalog;

	private final boolean clientErrors;

	private final Function<ProblemContext, Observation.@Nullable Context> observations;

	private final BiConsumer<ProblemContext, @Nullable Throwable> errors;

	/**
	 * Create the listener.
	 * @param catalog the problem types
	 * @param clientErrors whether a status below 500 is an error of the observation too
	 * @param observations finds the observation of a request
	 * @param errors is told the error of each observed request that has a problem,
	 * {@code null} if it is none of the observation's
	 */
	public ObservedProblemListener(ProblemCatalog catalog, boolean clientErrors,
			Function<ProblemContext, Observation.@Nullable Context> observations,
			BiConsumer<ProblemContext, @Nullable Throwable> errors) {
		this.catalog = catalog;
		this.clientErrors = clientErrors;
		this.observations = observations;
		this.errors = errors;
	}

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		Observation.Context observation = this.observations.apply(context);
		if (observation != null) {
			boolean isError = problem.status().value() >= 500 || this.clientErrors;
			record(problem, observation, isError);
			this.errors.accept(context, isError ? problem.decider() : null);
		}
	}

	private void record(Problem problem, Observation.Context observation, boolean isError) {
		observation.addLowCardinalityKeyValue(KeyValue.of(TYPE, this.catalog.labelOf(problem.type())));
		URI instance = problem.body().getInstance();
		if (instance != null) {
			observation.addHighCardinalityKeyValue(KeyValue.of(INSTANCE, instance.toASCIIString()));
		}
		if (isError) {
			observation.setError(problem.decider());
		}
	}

}
