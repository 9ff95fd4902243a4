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

package dev.faultline.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The targets for failures, and whether they are met.
 */
final class Targets {

	static final String BYTES = "bytes";

	static final String RATE = "requests/s";

	private static final Set<Failure> OF_CONTROLLERS = EnumSet.of(Failure.UNKNOWN_ROUTE, Failure.INVALID_BODY,
			Failure.BROKEN_JSON, Failure.MAPPED_EXCEPTION);

	private static final Set<Failure> OF_DISPATCHES = EnumSet.of(Failure.ANONYMOUS, Failure.FORBIDDEN, Failure.FILTER,
			Failure.UNMAPPED);

	private Targets() {
	}

	/**
	 * Print the table.
	 * @param title what was measured
	 * @param samples the measurements
	 * @param failures what went wrong
	 */
	static void print(String title, Samples samples, List<Failure> failures) {
		System.out.printf(
				"%n## %s%n%n| case | against | unit | theirs | ours | ratio [95 %%] | target |%n| - | - | - | - | - | - | - |%n",
				title);
		for (Failure failure : failures) {
			boolean controller = OF_CONTROLLERS.contains(failure);
			boolean dispatch = OF_DISPATCHES.contains(failure);
			row(samples, failure, Stack.PLAIN, RATE, (failure != Failure.NONE) ? null : 0.99, Ratio::atLeast);
			row(samples, failure, Stack.BOOT, RATE, controller ? Double.valueOf(1.1) : (dispatch ? 1.5 : null),
					Ratio::atLeast);
			row(samples, failure, Stack.WIMDEBLAUWE, RATE, (failure != Failure.NONE) ? 1.2 : null, Ratio::atLeast);
			row(samples, failure, Stack.CONSTANT, RATE, (failure == Failure.MAPPED_EXCEPTION) ? 0.9 : null,
					Ratio::atLeast);
			row(samples, failure, Stack.PLAIN, BYTES, null, Ratio::atMost);
			row(samples, failure, Stack.BOOT, BYTES, controller ? 0.8 : null, Ratio::atMost);
			row(samples, failure, Stack.WIMDEBLAUWE, BYTES, null, Ratio::atMost);
			row(samples, failure, Stack.CONSTANT, BYTES, null, Ratio::atMost);
		}
	}

	private static void row(Samples samples, Failure failure, Stack other, String unit, Double target,
			BiFunction<Ratio, Double, String> judge) {
		if (samples.has(failure, other, unit) && samples.has(failure, Stack.FAULTLINE, unit)) {
			Ratio ratio = samples.ratio(failure, Stack.FAULTLINE, other, unit);
			System.out.printf("| %s | %s | %s | %.0f | %.0f | %s | %s |%n", failure, other, unit,
					samples.median(failure, other, unit), samples.median(failure, Stack.FAULTLINE, unit), ratio,
					(target != null) ? judge.apply(ratio, target) : "");
		}
	}

}
