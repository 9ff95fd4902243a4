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
import java.util.List;
import java.util.Set;

import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

/**
 * Rules for what a database refuses: by the kind of constraint that Hibernate reports,
 * else by SQLState, never by a message.
 *
 * @since 0.1.0
 */
public class DatabaseRules implements ProblemRules {

	private static final List<String> TIMEOUTS = List.of("org.springframework.dao.QueryTimeoutException",
			"jakarta.persistence.QueryTimeoutException", "java.sql.SQLTimeoutException", R2dbcFailures.TIMEOUT);

	private static final List<String> DUPLICATES = List.of("org.springframework.dao.DuplicateKeyException",
			"jakarta.persistence.EntityExistsException");

	private static final List<String> OTHERS = List.of("org.springframework.dao.DataAccessException",
			"org.springframework.transaction.TransactionException", "jakarta.persistence.PersistenceException",
			"java.sql.SQLException", R2dbcFailures.BASE);

	/** Exceptions of those who end transactions. */
	private static final Set<String> TRANSACTIONS = Set.of("org.hibernate.TransactionException",
			SpringTransaction.SYSTEM_FAILURE);

	private final ProblemCatalog catalog;

	private final SqlStates states = new SqlStates();

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public DatabaseRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add("org.springframework.dao.DataIntegrityViolationException", this::integrity);
		registry.add("org.springframework.dao.DataAccessResourceFailureException", this::resource);
		registry.add("org.springframework.transaction.CannotCreateTransactionException", this::noTransaction);
		DUPLICATES.forEach((className) -> registry.add(className, this::duplicate));
		TIMEOUTS.forEach((className) -> registry.add(className, this::timeout));
		OTHERS.forEach((className) -> registry.add(className, this::other));
	}

	private Problem integrity(Throwable failure, ProblemContext context) {
		FailureParts parts = FailureParts.of(failure);
		if (parts.has("jakarta.persistence.EntityExistsException")) {
			return duplicate(failure, context);
		}
		if (parts.has("org.hibernate.PropertyValueException")) {
			return problem(SqlFailure.NOT_NULL, failure, context);
		}
		SqlFailure found = find(parts);
		return problem((found != null) ? found : SqlFailure.INTEGRITY, failure, context);
	}

	/**
	 * Two objects for one row in one session, or one saved twice, is a mistake in our
	 * code.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem duplicate(Throwable failure, ProblemContext context) {
		FailureParts parts = FailureParts.of(failure);
		boolean misuse = parts.has("org.hibernate.NonUniqueObjectException")
				|| parts.has("org.hibernate.PersistentObjectException");
		return problem(misuse ? SqlFailure.BUG : SqlFailure.UNIQUE, failure, context);
	}

	/**
	 * Some drivers time out waiting for a lock.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem timeout(Throwable failure, ProblemContext context) {
		FailureParts parts = FailureParts.of(failure);
		if (parts.has(R2dbcFailures::isPoolExhausted)) {
			return problem(SqlFailure.UNAVAILABLE, failure, context);
		}
		boolean locked = find(parts) == SqlFailure.BUSY;
		return problem(locked ? SqlFailure.BUSY : SqlFailure.TIMEOUT, failure, context);
	}

	/**
	 * With R2DBC it is also what PostgreSQL reports and the driver has no class for.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem resource(Throwable failure, ProblemContext context) {
		FailureParts parts = FailureParts.of(failure);
		SqlFailure found = find(parts);
		if (found == null) {
			found = parts.has(R2dbcFailures::isOfUnknownState) ? SqlFailure.BUG : SqlFailure.UNAVAILABLE;
		}
		return problem(found, failure, context);
	}

	private @Nullable Problem noTransaction(Throwable failure, ProblemContext context) {
		boolean database = FailureParts.of(failure).has((part) -> SqlState.of(part) != null);
		return database ? problem(SqlFailure.UNAVAILABLE, failure, context) : null;
	}

	private @Nullable Problem other(Throwable failure, ProblemContext context) {
		FailureParts parts = FailureParts.of(failure);
		SqlFailure found = find(parts);
		if (found == null && (parts.has(DatabaseRules::isBroken) || parts.has(R2dbcFailures::isUnavailable))) {
			found = SqlFailure.UNAVAILABLE;
		}
		return (found != null) ? problem(found, failure, context) : null;
	}

	/**
	 * A transaction cannot be ended whose connection is gone. The pool says so without a
	 * state, which what a database says has, and the failure that came first is lost.
	 * @param part a part of the failure
	 * @return whether that is what has happened
	 */
	private static boolean isBroken(Throwable part) {
		return TRANSACTIONS.contains(part.getClass().getName()) && part.getCause() instanceof SQLException cause
				&& cause.getSQLState() == null;
	}

	private Problem problem(SqlFailure found, Throwable failure, ProblemContext context) {
		ProblemBuilder problem = this.catalog.problem(found.slug(context), failure);
		// our validation should have found it, and the stack trace says where
		return ((found == SqlFailure.VALUE) ? problem.loggedWithStackTrace() : problem).build();
	}

	private @Nullable SqlFailure find(FailureParts parts) {
		for (Throwable part : parts.all()) {
			SqlFailure kind = part.getClass().getName().equals(HibernateConstraint.VIOLATION)
					? HibernateConstraint.kindOf(part) : null;
			if (kind != null) {
				return kind;
			}
		}
		for (Throwable part : parts.all()) {
			SqlState said = SqlState.of(part);
			SqlFailure found = (said != null && said.state() != null)
					? this.states.find(said.state(), said.vendorCode()) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

}
