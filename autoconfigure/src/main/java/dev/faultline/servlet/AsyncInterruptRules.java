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

package dev.faultline.servlet;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * The rule for a task that was interrupted while the caller waited for its result. Spring
 * interrupts a task before it records the timeout, so that either of them may be told
 * first. What the task was doing decides how it tells the interrupt.
 *
 * @since 0.1.0
 */
public class AsyncInterruptRules implements ProblemRules {

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public AsyncInterruptRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add(InterruptedException.class, this::interrupted);
		registry.add(InterruptedIOException.class, this::interrupted);
		registry.add(ClosedByInterruptException.class, this::interrupted);
		registry.add(CancellationException.class, this::interrupted);
	}

	private @Nullable Problem interrupted(Throwable failure, ProblemContext context) {
		boolean late = context instanceof ServletProblemContext servlet && servlet.isAsyncDispatch();
		return late ? this.catalog.problem("timeout", failure).logLevelAtMost(LogLevel.WARN).build() : null;
	}

}
