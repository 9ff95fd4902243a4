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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemResolver;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The user's problem types of constraints in the database. The name of a constraint comes
 * from Hibernate or from a field of the driver's exception, never from a message that
 * holds values too.
 *
 * @since 0.1.0
 */
public class ConstraintResolver implements ProblemResolver {

	private static final List<String> DATA_ACCESS = List.of("org.springframework.dao.",
			"org.springframework.transaction.", "org.springframework.orm.", "jakarta.persistence.", "org.hibernate.",
			"org.springframework.r2dbc.", "io.r2dbc.");

	private final Map<String, ProblemType> types = new HashMap<>();

	/**
	 * Create the resolver.
	 * @param types the problem types by name of the constraint, in any case
	 */
	public ConstraintResolver(Map<String, ProblemType> types) {
		types.forEach((name, type) -> this.types.put(fold(name), type));
	}

	@Override
	public @Nullable Problem resolve(Throwable failure, ProblemContext context) {
		if (!isOfDataAccess(failure)) {
			// what the application made of it may be declared as something else
			return null;
		}
		for (Throwable part : FailureParts.of(failure).all()) {
			String name = constraintOf(part);
			ProblemType type = (name != null) ? this.types.get(fold(name)) : null;
			if (type != null) {
				return Problem.of(type, failure).build();
			}
		}
		return null;
	}

	private static boolean isOfDataAccess(Throwable failure) {
		String name = failure.getClass().getName();
		return failure instanceof SQLException || DATA_ACCESS.stream().anyMatch(name::startsWith);
	}

	private static @Nullable String constraintOf(Throwable part) {
		String name = part.getClass().getName();
		return switch (name) {
			case HibernateConstraint.VIOLATION -> HibernateConstraint.nameOf(part);
			case PostgresConstraint.VIOLATION -> PostgresConstraint.nameOf(part);
			default -> name.startsWith(PostgresR2dbcConstraint.DRIVER) ? PostgresR2dbcConstraint.nameOf(part) : null;
		};
	}

	/**
	 * Databases change the case. Hibernate may add the schema or the table in front, and
	 * the index behind.
	 * @param name the name, as it was declared or reported
	 * @return what two names of one constraint have in common
	 */
	private static String fold(String name) {
		String first = name.trim().split("\\s", 2)[0];
		return first.substring(first.lastIndexOf('.') + 1).replaceAll("[\"`\\[\\]']", "").toLowerCase(Locale.ROOT);
	}

}
