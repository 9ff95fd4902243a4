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

package dev.faultline.pages.actuator;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Counts problems since the start, by problem type. There are as many counters as types,
 * and one for all bare statuses.
 *
 * @since 0.1.0
 */
public class ProblemOccurrences implements ProblemListener {

	private final Map<String, Counter> counters = new ConcurrentHashMap<>();

	private final Clock clock;

	/**
	 * Create the counters.
	 * @param clock tells when a problem occurred
	 */
	public ProblemOccurrences(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		Counter counter = this.counters.get(problem.type().slug());
		if (counter == null) {
			counter = this.counters.computeIfAbsent(problem.type().slug(), (slug) -> new Counter());
		}
		counter.count.increment();
		counter.last.set(this.clock.millis());
	}

	long count(ProblemType type) {
		Counter counter = this.counters.get(type.slug());
		return (counter != null) ? counter.count.sum() : 0;
	}

	@Nullable Instant last(ProblemType type) {
		Counter counter = this.counters.get(type.slug());
		return (counter != null) ? Instant.ofEpochMilli(counter.last.get()) : null;
	}

	private static final class Counter {

		private final LongAdder count = new LongAdder();

		private final AtomicLong last = new AtomicLong();

	}

}
