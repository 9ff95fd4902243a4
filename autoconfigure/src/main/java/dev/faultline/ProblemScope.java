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

import java.util.function.Supplier;

/**
 * Surrounds what is done with a problem, so that whatever is logged meanwhile can say
 * which problem it belongs to: customizers, once one of them gave it its id, listeners
 * and the renderer.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProblemScope {

	/** Changes nothing. */
	ProblemScope NONE = (problem) -> () -> {
	};

	/**
	 * Open the scope on this thread.
	 * @param problem the problem, as it is now
	 * @return what closes the scope and leaves the thread as it was
	 */
	Runnable open(Problem problem);

	/**
	 * Do something in the scope.
	 * @param <T> what comes of it
	 * @param problem the problem, as it is now
	 * @param action what to do
	 * @return what comes of it
	 */
	default <T> T within(Problem problem, Supplier<T> action) {
		Runnable closing = open(problem);
		try {
			return action.get();
		}
		finally {
			closing.run();
		}
	}

}
