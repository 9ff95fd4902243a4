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

package dev.faultline.report;

import java.util.List;

import dev.faultline.Causes;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a failure whose messages would spoil the log. Its stack traces are those
 * of the failure, and each message says the class.
 */
@SuppressWarnings("serial")
final class LoggedFailure extends Exception {

	private static final int MAX_DEPTH = 20;

	private LoggedFailure(Throwable failure, int depth) {
		super(messageOf(failure), causeOf(failure, depth));
		setStackTrace(failure.getStackTrace());
		if (depth < MAX_DEPTH) {
			for (Throwable suppressed : failure.getSuppressed()) {
				addSuppressed(new LoggedFailure(suppressed, MAX_DEPTH));
			}
		}
	}

	/**
	 * Return what can be logged.
	 * @param failure the failure
	 * @return the failure itself, or one that stands in for it
	 */
	static Throwable of(Throwable failure) {
		return isPlain(failure, 0) ? failure : new LoggedFailure(failure, 0);
	}

	private static boolean isPlain(Throwable failure, int depth) {
		List<Throwable> causes = Causes.of(failure);
		return causes.stream().allMatch(LoggedFailure::saysPlainText) && causes.stream()
			.flatMap((cause) -> List.of(cause.getSuppressed()).stream())
			.limit(MAX_DEPTH + 1L)
			.allMatch((suppressed) -> depth < MAX_DEPTH && isPlain(suppressed, depth + 1));
	}

	private static boolean saysPlainText(Throwable failure) {
		try {
			String message = failure.getMessage();
			return (message == null || LoggedText.isPlain(message)) && LoggedText.isVisible(failure.toString());
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static String messageOf(Throwable failure) {
		String name = failure.getClass().getName();
		try {
			String message = failure.getMessage();
			return (message != null) ? name + ": " + LoggedText.ofMessage(message) : name;
		}
		catch (RuntimeException ex) {
			return name + ", which cannot say its message";
		}
	}

	private static @Nullable Throwable causeOf(Throwable failure, int depth) {
		List<Throwable> causes = (depth < MAX_DEPTH) ? Causes.of(failure) : List.of();
		return (causes.size() > 1) ? new LoggedFailure(causes.get(1), depth + 1) : null;
	}

	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

	@Override
	public String toString() {
		return String.valueOf(getMessage());
	}

}
