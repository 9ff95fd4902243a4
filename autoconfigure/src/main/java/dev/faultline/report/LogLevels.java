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

import java.util.Map;
import java.util.Optional;

import dev.faultline.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.util.ClassUtils;

/**
 * Levels that the application wants for exceptions and statuses, whatever the problem
 * type says.
 *
 * @since 0.1.0
 */
public class LogLevels {

	/**
	 * Leaves each problem the level of its type.
	 */
	public static final LogLevels OF_TYPES = new LogLevels(Map.of(), Map.of());

	private final Map<Integer, LogLevel> byStatus;

	private final boolean any;

	/** The classes come from the application, so there are few. */
	private final ClassValue<Optional<LogLevel>> byException;

	/**
	 * Create the levels.
	 * @param byException levels by name of exception class
	 * @param byStatus levels by status
	 */
	public LogLevels(Map<String, LogLevel> byException, Map<Integer, LogLevel> byStatus) {
		this.byStatus = Map.copyOf(byStatus);
		this.any = !byException.isEmpty() || !byStatus.isEmpty();
		Map<String, LogLevel> levels = Map.copyOf(byException);
		this.byException = new ClassValue<>() {

			@Override
			protected Optional<LogLevel> computeValue(Class<?> type) {
				return Optional.ofNullable(find(type, levels));
			}

		};
	}

	private static @Nullable LogLevel find(Class<?> type, Map<String, LogLevel> levels) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			LogLevel level = levels.get(current.getName());
			if (level != null) {
				return level;
			}
		}
		for (Class<?> contract : ClassUtils.getAllInterfacesForClassAsSet(type)) {
			LogLevel level = levels.get(contract.getName());
			if (level != null) {
				return level;
			}
		}
		return null;
	}

	/**
	 * Return the level of a problem.
	 * @param problem the problem
	 * @return that of the exception, else that of the status, else that of the type
	 */
	LogLevel of(Problem problem) {
		if (!this.any) {
			return problem.logLevel();
		}
		return this.byException.get(problem.decider().getClass())
			.or(() -> this.byException.get(problem.failure().getClass()))
			.orElseGet(() -> this.byStatus.getOrDefault(problem.status().value(), problem.logLevel()));
	}

}
