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
 * How long a service takes to start and what it holds after a success and a failure, with
 * Faultline on the class path and without, one after the other.
 */
final class Start {

	private static final String WITHOUT = "without";

	private static final String WITH = "with";

	private final Effort effort;

	private final Samples samples = new Samples();

	Start(Effort effort) {
		this.effort = effort;
	}

	void run() throws IOException {
		start(true);
		start(false);
		for (int i = 0; i < this.effort.starts(); i++) {
			// neither is always the first
			boolean first = i % 2 == 0;
			add(first, start(first));
			add(!first, start(!first));
		}
		System.out.printf(
				"%n## Start and heap%n%n| what | without | with | ratio [95 %%] | target |%n| - | - | - | - | - |%n");
		print("ready", "time, ms");
		print("cpu", "time of the processors, ms");
		double more = this.samples.median("heap", WITH, "") - this.samples.median("heap", WITHOUT, "");
		System.out.printf(Locale.ROOT, "| retained heap, KiB | %.0f | %.0f | + %.0f KiB | + 2048 KiB %s |%n",
				this.samples.median("heap", WITHOUT, ""), this.samples.median("heap", WITH, ""), more,
				(more <= 2048) ? "met" : "MISSED");
	}

	private void print(String name, String label) {
		Ratio ratio = this.samples.ratio(name, WITH, WITHOUT, "");
		System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %s | %s |%n", label,
				this.samples.median(name, WITHOUT, ""), this.samples.median(name, WITH, ""), ratio, ratio.atMost(1.03));
	}

	private void add(boolean with, Map<String, Long> measured) {
		for (String name : new String[] { "ready", "cpu", "heap" }) {
			this.samples.add(name, with ? WITH : WITHOUT, "", measured.get(name));
		}
	}

	private static Map<String, Long> start(boolean with) throws IOException {
		Stack stack = with ? Stack.FAULTLINE : Stack.PLAIN;
		try (Jvm service = new Jvm(ClassPath.ofPlainService(with), ServedService.class, stack, Failure.UNKNOWN_ROUTE)) {
			return service.read();
		}
	}

}
