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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much is measured, from the system properties {@code time} ({@code full},
 * {@code short} or {@code quick}), {@code rounds}, {@code cases} and {@code stacks}.
 *
 * @param rounds how often each pair is measured, one after the other
 * @param warmUp seconds before each measurement
 * @param seconds seconds of each measurement
 * @param starts how often a service is started
 * @param failures what goes wrong
 * @param stacks who answers
 */
record Effort(int rounds, int warmUp, int seconds, int starts, List<Failure> failures, List<Stack> stacks) {

	static Effort ofSystemProperties() {
		List<Failure> failures = Arrays.stream(Failure.values()).filter((it) -> isChosen("cases", it)).toList();
		List<Stack> stacks = Arrays.stream(Stack.values()).filter((it) -> isChosen("stacks", it)).toList();
		String time = System.getProperty("time", "full");
		Effort effort = switch (time) {
			case "full" -> new Effort(10, 6, 5, 30, failures, stacks);
			case "short" -> new Effort(10, 4, 2, 10, failures, stacks);
			case "quick" -> new Effort(2, 3, 2, 5, failures, stacks);
			default -> throw new IllegalArgumentException("There is no time '" + time + "'");
		};
		int rounds = Integer.getInteger("rounds", 0);
		return (rounds > 0) ? effort.withRounds(rounds) : effort;
	}

	private Effort withRounds(int rounds) {
		return new Effort(rounds, this.warmUp, this.seconds, rounds, this.failures, this.stacks);
	}

	private static boolean isChosen(String property, Enum<?> constant) {
		String chosen = System.getProperty(property, "all");
		return chosen.equals("all")
				|| Arrays.asList(chosen.toUpperCase(Locale.ROOT).split(",")).contains(constant.name());
	}

}
