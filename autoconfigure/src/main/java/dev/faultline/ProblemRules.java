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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * The built-in rules for one library: they name the problem type for exception classes.
 * What the user declares comes before them.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProblemRules {

	/**
	 * Add the rules.
	 * @param registry where to add them
	 */
	void register(Registry registry);

	/**
	 * Where rules are added.
	 */
	interface Registry {

		/**
		 * Add a rule that need not look into the exception.
		 * @param className name of the exception class; its subclasses follow unless they
		 * have a rule of their own
		 * @param slug the problem type
		 */
		default void add(String className, String slug) {
			add(className, slug, LogLevel.FATAL);
		}

		/**
		 * Add a rule that need not look into the exception, for a failure that is less
		 * severe than others of its problem type.
		 * @param className name of the exception class; its subclasses follow unless they
		 * have a rule of their own
		 * @param slug the problem type
		 * @param mostSevere the most severe level at which such a failure is logged
		 * @see ProblemBuilder#logLevelAtMost(LogLevel)
		 */
		void add(String className, String slug, LogLevel mostSevere);

		/**
		 * Add a rule that looks into the exception or the request.
		 * @param <T> the exception class
		 * @param type the exception class; its subclasses follow unless they have a rule
		 * of their own
		 * @param rule answers, or declines with {@code null}
		 */
		<T> void add(Class<T> type, Rule<T> rule);

		/**
		 * Add a rule that looks at the request and at an exception of which only the
		 * class name is known.
		 * @param className name of the exception class
		 * @param rule answers, or declines with {@code null}
		 */
		void add(String className, ProblemResolver rule);

	}

	/**
	 * A rule that looks into the exception.
	 *
	 * @param <T> the exception class
	 */
	@FunctionalInterface
	interface Rule<T> {

		/**
		 * Answer for a failure.
		 * @param failure the failure
		 * @param context the request
		 * @return the problem, or {@code null} to leave it to the next rule
		 */
		@Nullable Problem apply(T failure, ProblemContext context);

	}

}
