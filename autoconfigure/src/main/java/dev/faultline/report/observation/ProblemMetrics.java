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

import java.util.Locale;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import dev.faultline.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Counts problems by type, status and fault. Nothing that a caller sends is a tag.
 *
 * @since 0.1.0
 */
public class ProblemMetrics implements ProblemListener {

	/**
	 * Name of the counter.
	 */
	public static final String NAME = "faultline.problems";

	private final ProblemCatalog catalog;

	private final MeterProvider<Counter> counter;

	/**
	 * Create the counter.
	 * @param catalog the problem types
	 * @param registry where it is registered
	 */
	public ProblemMetrics(ProblemCatalog catalog, MeterRegistry registry) {
		this.catalog = catalog;
		this.counter = Counter.builder(NAME)
			.description("Failures that were answered as problems")
			.withRegistry(registry);
	}

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		this.counter
			.withTags(Tags.of("type", this.catalog.labelOf(problem.type()), "status",
					String.valueOf(problem.status().value()), "fault", fault(problem.type())))
			.increment();
	}

	private static String fault(ProblemType type) {
		return type.fault().name().toLowerCase(Locale.ROOT);
	}

}
