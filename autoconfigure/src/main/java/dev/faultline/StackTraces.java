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

import java.util.Arrays;

/**
 * Where a failure was made. Reactor leaves a failure that has passed one of its
 * checkpoints the first frame only, and moves the stack trace into what is suppressed.
 *
 * @since 0.1.0
 */
public final class StackTraces {

	private static final String CHECKPOINTS = "reactor.core.publisher.FluxOnAssembly$OnAssemblyException";

	private static final StackTraceElement[] NONE = new StackTraceElement[0];

	private StackTraces() {
	}

	/**
	 * Return the stack trace of a failure, wherever it is.
	 * @param failure the failure
	 * @return the frames, innermost first; none if it has none
	 */
	public static StackTraceElement[] of(Throwable failure) {
		try {
			StackTraceElement[] frames = failure.getStackTrace();
			return (frames.length > 1) ? frames
					: Arrays.stream(failure.getSuppressed())
						.filter((suppressed) -> suppressed.getClass().getName().equals(CHECKPOINTS))
						.map(Throwable::getStackTrace)
						.filter((moved) -> moved.length > 0)
						.findFirst()
						.orElse(frames);
		}
		catch (RuntimeException ex) {
			// an exception that cannot even say where it was made was made nowhere
			return NONE;
		}
	}

}
