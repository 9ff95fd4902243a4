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

package dev.faultline.rules.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.faultline.Causes;

/**
 * All that a failure of data access is made of: its causes and the exceptions that JDBC
 * chains beside them.
 */
final class FailureParts {

	/** A driver may chain one for each row of a batch. */
	private static final int LIMIT = 50;

	private final List<Throwable> parts;

	private FailureParts(List<Throwable> parts) {
		this.parts = parts;
	}

	static FailureParts of(Throwable failure) {
		List<Throwable> parts = new ArrayList<>();
		Causes.of(failure).forEach((cause) -> addWithNext(parts, cause));
		Throwable before = SpringTransaction.SYSTEM_FAILURE.equals(failure.getClass().getName())
				? SpringTransaction.failureBefore(failure) : null;
		if (before != null) {
			Causes.of(before).forEach((cause) -> addWithNext(parts, cause));
		}
		return new FailureParts(parts);
	}

	private static void addWithNext(List<Throwable> parts, Throwable cause) {
		add(parts, cause);
		SQLException next = (cause instanceof SQLException first) ? first.getNextException() : null;
		while (next != null && add(parts, next)) {
			Causes.of(next).forEach((below) -> add(parts, below));
			next = next.getNextException();
		}
	}

	private static boolean add(List<Throwable> parts, Throwable part) {
		boolean isNew = parts.size() < LIMIT && parts.stream().noneMatch((known) -> known == part);
		return isNew && parts.add(part);
	}

	/**
	 * Return the parts, the outermost first.
	 * @return the parts
	 */
	List<Throwable> all() {
		return this.parts;
	}

	boolean has(Predicate<Throwable> condition) {
		return this.parts.stream().anyMatch(condition);
	}

	/**
	 * Return whether a part is of a class that need not be there.
	 * @param className name of the very class
	 * @return whether there is such a part
	 */
	boolean has(String className) {
		return has((part) -> part.getClass().getName().equals(className));
	}

}
