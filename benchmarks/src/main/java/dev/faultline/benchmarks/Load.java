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
import java.util.Locale;
import java.util.Map;

/**
 * What a service answers per second when all connections are busy, and how long an answer
 * takes at half of that. Service and callers are processes of their own, and what each
 * has of the processors is printed.
 */
final class Load {

	private static final int CONNECTIONS = 8;

	/**
	 * Seconds. Under load the compiler has to share the processors, so it takes longer
	 * than elsewhere.
	 */
	private static final int WARM_UP = 60;

	private final Effort effort;

	private final Samples samples = new Samples();

	Load(Effort effort) {
		this.effort = effort;
	}

	Samples run() throws IOException {
		for (int round = 0; round < this.effort.rounds(); round++) {
			for (Failure failure : this.effort.failures()) {
				for (Stack stack : this.effort.stacks()) {
					run(stack, failure);
				}
			}
		}
		return this.samples;
	}

	private void run(Stack stack, Failure failure) throws IOException {
		try (Jvm service = new Jvm(System.getProperty("java.class.path"), ServedService.class, stack, failure)) {
			long port = service.read().get("port");
			call(service, port, failure, WARM_UP, 0);
			Map<String, Long> full = call(service, port, failure, this.effort.seconds(), 0);
			long rate = full.get("requests") * 1000 / full.get("millis");
			this.samples.add(failure, stack, Targets.RATE, rate);
			Map<String, Long> half = call(service, port, failure, this.effort.seconds(), Math.max(rate / 2, 1));
			this.samples.add(failure, stack, "p50 µs", half.get("p50"));
			this.samples.add(failure, stack, "p99 µs", half.get("p99"));
		}
	}

	private static Map<String, Long> call(Jvm service, long port, Failure failure, int seconds, long rate)
			throws IOException {
		try (Jvm callers = new Jvm(System.getProperty("java.class.path"), LoadGenerator.class, port, failure,
				CONNECTIONS, seconds, rate)) {
			callers.read();
			long before = service.cpu();
			Map<String, Long> measured = callers.read();
			double available = measured.get("millis") * Runtime.getRuntime().availableProcessors();
			System.out.printf(Locale.ROOT, "processors: service %.0f %%, callers %.0f %%%n",
					100 * (service.cpu() - before) / available, 100 * measured.get("cpu") / available);
			return measured;
		}
	}

	/**
	 * Print how long answers take.
	 */
	void printLatency() {
		System.out.printf("%n## Latency at half load, µs%n%n| case | who | 50 %% | 99 %% |%n| - | - | - | - |%n");
		for (Failure failure : this.effort.failures()) {
			for (Stack stack : this.effort.stacks()) {
				System.out.printf(Locale.ROOT, "| %s | %s | %.0f | %.0f |%n", failure, stack,
						this.samples.median(failure, stack, "p50 µs"), this.samples.median(failure, stack, "p99 µs"));
			}
		}
	}

}
