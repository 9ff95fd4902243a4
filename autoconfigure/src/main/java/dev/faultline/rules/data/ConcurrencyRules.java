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

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

/**
 * Rules for lost updates: 412 if the caller set a condition that failed (RFC 9110 section
 * 15.5.13), else 409 (section 15.5.10). The classes are named only, so that the rule
 * holds without JPA and without Hibernate.
 *
 * @since 0.1.0
 */
public class ConcurrencyRules implements ProblemRules {

	private static final String[] LOST_UPDATES = { "org.springframework.dao.OptimisticLockingFailureException",
			"org.springframework.dao.ConcurrencyFailureException", "jakarta.persistence.OptimisticLockException",
			"org.hibernate.StaleStateException" };

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public ConcurrencyRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		for (String className : LOST_UPDATES) {
			registry.add(className, this::lostUpdate);
		}
		registry.add("jakarta.persistence.RollbackException", this::rollback);
	}

	private @Nullable Problem rollback(Throwable failure, ProblemContext context) {
		boolean lost = FailureParts.of(failure).has("jakarta.persistence.OptimisticLockException");
		return lost ? lostUpdate(failure, context) : null;
	}

	private Problem lostUpdate(Throwable failure, ProblemContext context) {
		boolean conditional = context.header("If-Match") != null || context.header("If-Unmodified-Since") != null;
		return this.catalog.problem(conditional ? "precondition-failed" : "concurrent-modification", failure).build();
	}

}
