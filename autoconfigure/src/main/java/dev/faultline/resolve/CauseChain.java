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

package dev.faultline.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.faultline.Causes;
import org.jspecify.annotations.Nullable;

/**
 * The throwables that may decide, outermost first. Wrappers that say nothing themselves
 * are left out when they have a cause, and so is what a cycle repeats.
 */
final class CauseChain {

	/** Exact class names: a subclass of a wrapper has a meaning of its own. */
	private static final Set<String> WRAPPERS = Set.of("java.lang.RuntimeException", "java.lang.Exception",
			"java.util.concurrent.CompletionException", "java.util.concurrent.ExecutionException",
			"java.lang.reflect.UndeclaredThrowableException", "java.lang.reflect.InvocationTargetException",
			"java.lang.ExceptionInInitializerError", "java.io.UncheckedIOException", "jakarta.servlet.ServletException",
			"org.springframework.core.retry.RetryException", "io.github.resilience4j.retry.MaxRetriesExceededException",
			"reactor.core.Exceptions$ReactiveException", "reactor.core.Exceptions$CompositeException",
			"reactor.core.Exceptions$SourceException", "reactor.core.Exceptions$RetryExhaustedException",
			"org.springframework.transaction.UnexpectedRollbackException");

	/** Wrappers only when the cause is of the named class. */
	private static final Map<String, String> WRAPPERS_OF = Map.of(
			"org.springframework.transaction.TransactionSystemException", "jakarta.persistence.RollbackException",
			"jakarta.persistence.RollbackException", "jakarta.validation.ConstraintViolationException");

	/**
	 * Wrappers only when made by a class of the package: there, the status is but a guess
	 * at what the cause means.
	 */
	private static final Map<String, String> WRAPPERS_OF_MAKER = Map
		.of("org.springframework.web.server.ResponseStatusException", "org.springframework.cloud.gateway.");

	private CauseChain() {
	}

	static List<Throwable> of(Throwable failure) {
		List<Throwable> causes = Causes.of(failure);
		if (causes.size() == 1) {
			return causes;
		}
		List<Throwable> chain = new ArrayList<>(causes.size());
		for (int i = 0; i < causes.size(); i++) {
			Throwable cause = (i + 1 < causes.size()) ? causes.get(i + 1) : null;
			if (cause == null || !isWrapper(causes.get(i), cause)) {
				chain.add(causes.get(i));
			}
		}
		return chain;
	}

	private static boolean isWrapper(Throwable failure, Throwable cause) {
		String name = failure.getClass().getName();
		return WRAPPERS.contains(name) || cause.getClass().getName().equals(WRAPPERS_OF.get(name))
				|| isMadeBy(WRAPPERS_OF_MAKER.get(name), failure);
	}

	private static boolean isMadeBy(@Nullable String maker, Throwable failure) {
		if (maker == null) {
			return false;
		}
		StackTraceElement[] frames = failure.getStackTrace();
		return frames.length > 0 && frames[0].getClassName().startsWith(maker);
	}

}
