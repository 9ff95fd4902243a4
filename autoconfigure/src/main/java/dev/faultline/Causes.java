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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The causes of a failure in a list that has an end, which a chain of causes need not
 * have.
 *
 * @since 0.1.0
 */
public final class Causes {

	private static final int LIMIT = 20;

	/** What Reactor makes of several failures, none of which it calls the cause. */
	private static final String SEVERAL = "reactor.core.Exceptions$CompositeException";

	private Causes() {
	}

	/**
	 * Return a failure and its causes.
	 * @param failure the failure
	 * @return the outermost first; not more than twenty, and none twice
	 */
	public static List<Throwable> of(Throwable failure) {
		Throwable cause = causeOf(failure);
		if (cause == null) {
			return List.of(failure);
		}
		List<Throwable> causes = new ArrayList<>(4);
		causes.add(failure);
		while (cause != null && causes.size() < LIMIT && !isAmong(causes, cause)) {
			causes.add(cause);
			cause = causeOf(cause);
		}
		return causes;
	}

	private static boolean isAmong(List<Throwable> causes, Throwable cause) {
		// not contains, which would ask what an exception takes for equal
		for (int i = 0; i < causes.size(); i++) {
			if (causes.get(i) == cause) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the innermost cause.
	 * @param failure the failure
	 * @return the cause, or the failure itself if it has none
	 */
	public static Throwable rootOf(Throwable failure) {
		List<Throwable> causes = of(failure);
		return causes.get(causes.size() - 1);
	}

	private static @Nullable Throwable causeOf(Throwable failure) {
		try {
			return failure.getClass().getName().equals(SEVERAL) ? firstOf(failure) : failure.getCause();
		}
		catch (RuntimeException ex) {
			// an exception that cannot even say its cause has none
			return null;
		}
	}

	private static @Nullable Throwable firstOf(Throwable several) {
		Throwable[] failures = several.getSuppressed();
		return (failures.length > 0) ? failures[0] : null;
	}

}
