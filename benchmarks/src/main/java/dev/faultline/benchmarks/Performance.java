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

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures all that docs/performance.md tells, or the parts that the system property
 * {@code part} names.
 */
public final class Performance {

	/** Those that Spring MVC answers without a second dispatch, which takes a server. */
	private static final Set<Failure> IN_PROCESS = EnumSet.of(Failure.UNKNOWN_ROUTE, Failure.INVALID_BODY,
			Failure.HUNDRED_VIOLATIONS, Failure.BROKEN_JSON, Failure.MAPPED_EXCEPTION, Failure.RULE, Failure.NONE);

	private Performance() {
	}

	/**
	 * Measure.
	 * @param args none
	 * @throws Exception if something else fails than what is to fail
	 */
	public static void main(String[] args) throws Exception {
		List<String> parts = Arrays.asList(System.getProperty("part", "all").split(","));
		Effort effort = Effort.ofSystemProperties();
		ClassPath.useJars();
		System.out.printf("%s processors, Java %s, %s%n", Runtime.getRuntime().availableProcessors(), Runtime.version(),
				effort);
		for (String part : parts.contains("all") ? List.of("jars", "start", "growth", "process", "server", "load")
				: parts) {
			measure(part, effort);
		}
	}

	private static void measure(String part, Effort effort) throws Exception {
		switch (part) {
			case "jars" -> ClassPath.printSizes();
			case "start" -> new Start(effort).run();
			case "growth" -> growth(effort);
			case "process" -> {
				List<Failure> failures = effort.failures().stream().filter(IN_PROCESS::contains).toList();
				List<Stack> stacks = effort.stacks().stream().filter((stack) -> stack != Stack.PLAIN).toList();
				Targets.print("In process", new Comparison(effort).failures(FailureBenchmark.class, failures, stacks),
						failures);
			}
			case "server" -> Targets.print("One connection to Tomcat",
					new Comparison(effort).failures(ServerBenchmark.class, effort.failures(), effort.stacks()),
					effort.failures());
			case "load" -> {
				Load load = new Load(effort);
				Targets.print("Tomcat at saturation", load.run(), effort.failures());
				load.printLatency();
			}
			case "flame" -> flame(effort);
			default -> throw new IllegalArgumentException("There is no part '" + part + "'");
		}
	}

	private static void growth(Effort effort) throws Exception {
		Samples mappings = new Comparison(effort).values(MappingsBenchmark.class, "mappings", List.of("10", "10000"));
		Ratio ratio = mappings.ratio("mappings", "10000", "10", Targets.RATE);
		System.out.printf("%n## 10000 mappings, against 10%n%n%s of the requests/s, target %s%n", ratio,
				ratio.atLeast(0.98));
		List<String> numbers = List.of("3", "100", "1000");
		Samples violations = new Comparison(effort).values(ViolationsBenchmark.class, "violations", numbers);
		System.out.printf(
				"%n## Violations%n%n| violations | bytes | bytes for each | µs | µs for each |%n| - | - | - | - | - |%n");
		for (String number : numbers) {
			double bytes = violations.median("violations", number, Targets.BYTES);
			double micros = 1_000_000 / violations.median("violations", number, Targets.RATE);
			int each = Integer.parseInt(number);
			System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.0f | %.1f |%n", number, bytes, bytes / each, micros,
					micros / each);
		}
	}

	private static void flame(Effort effort) throws IOException {
		boolean chosen = effort.failures().size() < Failure.values().length;
		for (Failure failure : chosen ? effort.failures() : List.of(Failure.MAPPED_EXCEPTION)) {
			try (Jvm service = new Jvm(Flames.OPTIONS, System.getProperty("java.class.path"), Flames.class, failure,
					2 * effort.seconds(), System.getProperty("images", "docs/images"))) {
				service.read();
			}
		}
	}

}
