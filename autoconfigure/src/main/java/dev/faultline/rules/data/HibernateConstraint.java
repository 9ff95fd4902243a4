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

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate knows of a violated constraint. Linked only once there is such a
 * failure, and so Hibernate.
 */
final class HibernateConstraint {

	static final String VIOLATION = "org.hibernate.exception.ConstraintViolationException";

	private HibernateConstraint() {
	}

	static @Nullable SqlFailure kindOf(Throwable violation) {
		if (!(violation instanceof ConstraintViolationException exception) || exception.getKind() == null) {
			return null;
		}
		return switch (exception.getKind()) {
			case UNIQUE -> SqlFailure.UNIQUE;
			case FOREIGN_KEY -> SqlFailure.FOREIGN_KEY;
			case CHECK -> SqlFailure.VALUE;
			case NOT_NULL -> SqlFailure.NOT_NULL;
			// the SQLState may know better
			default -> null;
		};
	}

	static @Nullable String nameOf(Throwable violation) {
		return (violation instanceof ConstraintViolationException exception) ? exception.getConstraintName() : null;
	}

}
