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

package dev.faultline;

import java.net.URI;
import java.util.List;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * The walk: {@link #handle(Throwable, ProblemContext)} is the whole of it.
 *
 * @since 0.1.0
 */
public class DefaultProblemHandler implements ProblemHandler {

	private static final Log logger = LogFactory.getLog(DefaultProblemHandler.class);

	private final ProblemResolution resolution;

	private final ProblemCustomizer[] customizers;

	private final ProblemListener[] listeners;

	private final ProblemScope scope;

	/**
	 * Create the walk.
	 * @param resolution step 1
	 * @param customizers step 2, in their order
	 * @param listeners step 3, in their order
	 */
	public DefaultProblemHandler(ProblemResolution resolution, List<ProblemCustomizer> customizers,
			List<ProblemListener> listeners) {
		this(resolution, customizers, listeners, ProblemScope.NONE);
	}

	/**
	 * Create the walk.
	 * @param resolution step 1
	 * @param customizers step 2, in their order
	 * @param listeners step 3, in their order
	 * @param scope surrounds steps 2 and 3
	 */
	public DefaultProblemHandler(ProblemResolution resolution, List<ProblemCustomizer> customizers,
			List<ProblemListener> listeners, ProblemScope scope) {
		this.resolution = resolution;
		this.customizers = customizers.toArray(ProblemCustomizer[]::new);
		this.listeners = listeners.toArray(ProblemListener[]::new);
		this.scope = scope;
	}

	@Override
	public Problem handle(Throwable failure, ProblemContext context) {
		Problem problem = this.resolution.resolve(failure, context);
		try (OpenScope open = new OpenScope(problem)) {
			customize(problem, context, open);
			report(problem, context);
		}
		return problem;
	}

	private void customize(Problem problem, ProblemContext context, OpenScope open) {
		for (ProblemCustomizer customizer : this.customizers) {
			try {
				customizer.customize(problem, context);
			}
			catch (RuntimeException ex) {
				logger.error("Left out " + customizer.getClass().getName() + ", which failed on " + problem, ex);
			}
			open.refresh();
		}
		keepPromises(problem);
	}

	/**
	 * The status line and the document agree (RFC 9457 section 3.1.2), and the type is
	 * the catalog's, whatever a customizer did.
	 * @param problem the problem
	 */
	private void keepPromises(Problem problem) {
		ProblemDetail body = problem.body();
		body.setStatus(problem.status().value());
		if (!problem.finished()) {
			body.setType(problem.type().uri());
		}
	}

	private void report(Problem problem, ProblemContext context) {
		for (ProblemListener listener : this.listeners) {
			try {
				listener.onProblem(problem, context);
			}
			catch (RuntimeException ex) {
				logger.error("Did not tell " + listener.getClass().getName() + ", which failed on " + problem, ex);
			}
		}
	}

	@Override
	public Explanation explain(Class<? extends Throwable> failureType) {
		return this.resolution.explain(failureType);
	}

	/**
	 * The id is not known before a customizer gave it, and a later one may change it.
	 */
	private final class OpenScope implements AutoCloseable {

		private final Problem problem;

		private @Nullable URI instance;

		private Runnable closing;

		OpenScope(Problem problem) {
			this.problem = problem;
			this.instance = problem.body().getInstance();
			this.closing = DefaultProblemHandler.this.scope.open(problem);
		}

		void refresh() {
			URI present = this.problem.body().getInstance();
			if (!Objects.equals(this.instance, present)) {
				this.closing.run();
				this.instance = present;
				this.closing = DefaultProblemHandler.this.scope.open(this.problem);
			}
		}

		@Override
		public void close() {
			this.closing.run();
		}

	}

}
