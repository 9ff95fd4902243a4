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

package dev.faultline.servlet.observation;

import java.net.URI;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import dev.faultline.servlet.ServletProblemContext;
import io.micrometer.common.KeyValue;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;

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

	/**
	 * Create the listener.
	 * @param catalog the problem types
	 * @param clientErrors whether a status below 500 is an error of the observation too
	 */
	public ObservedProblemListener(ProblemCatalog catalog, boolean clientErrors) {
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
		observation.addLowCardinalityKeyValue(KeyValue.of(TYPE, this.catalog.labelOf(problem.type())));
		URI instance = problem.body().getInstance();
		if (instance != null) {
			observation.addHighCardinalityKeyValue(KeyValue.of(INSTANCE, instance.toASCIIString()));
		}
		if (problem.status().value() >= 500 || this.clientErrors) {
			observation.setError(problem.decider());
		}
	}

}
