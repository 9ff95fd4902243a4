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

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks of JMH in rounds. In each one there is one fork of each, so that what
 * happens to the machine meanwhile happens to all of them.
 */
final class Comparison {

	private final Effort effort;

	private final Samples samples = new Samples();

	Comparison(Effort effort) {
		this.effort = effort;
	}

	/**
	 * Compare all who answer.
	 * @param benchmark the benchmark
	 * @param failures what goes wrong
	 * @param stacks who answers
	 * @return what was measured
	 * @throws RunnerException if JMH fails
	 */
	Samples failures(Class<?> benchmark, List<Failure> failures, List<Stack> stacks) throws RunnerException {
		for (int round = 0; round < this.effort.rounds(); round++) {
			for (Failure failure : failures) {
				for (Stack stack : stacks) {
					run(benchmark, Map.of("stack", stack.name(), "failure", failure.name()), failure, stack);
				}
			}
		}
		return this.samples;
	}

	/**
	 * Compare the values of one parameter.
	 * @param benchmark the benchmark
	 * @param parameter the name of the parameter
	 * @param values its values
	 * @return what was measured
	 * @throws RunnerException if JMH fails
	 */
	Samples values(Class<?> benchmark, String parameter, List<String> values) throws RunnerException {
		for (int round = 0; round < this.effort.rounds(); round++) {
			for (String value : values) {
				run(benchmark, Map.of(parameter, value), parameter, value);
			}
		}
		return this.samples;
	}

	private void run(Class<?> benchmark, Map<String, String> parameters, Object what, Object who)
			throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().include(benchmark.getName() + "\\.")
			.forks(1)
			.jvmArgs(Jvm.OPTIONS.toArray(String[]::new))
			.warmupIterations(this.effort.warmUp())
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(this.effort.seconds())
			.measurementTime(TimeValue.seconds(1))
			.addProfiler(GCProfiler.class)
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true);
		parameters.forEach(options::param);
		Collection<RunResult> results = new Runner(options.build()).run();
		for (RunResult result : results) {
			this.samples.add(what, who, Targets.RATE, result.getPrimaryResult().getScore());
			result.getSecondaryResults().forEach((name, secondary) -> addBytes(name, secondary, what, who));
		}
	}

	private void addBytes(String name, Result<?> result, Object what, Object who) {
		if (name.endsWith("gc.alloc.rate.norm")) {
			this.samples.add(what, who, Targets.BYTES, result.getScore());
		}
	}

}
