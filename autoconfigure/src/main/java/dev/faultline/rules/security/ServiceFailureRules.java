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

package dev.faultline.rules.security;

import java.util.List;
import java.util.Set;

import dev.faultline.Causes;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemRules;

/**
 * Rules for a service that Spring Security could not ask: a user store, a key set, a
 * policy engine. That is 503, unless it was asked wrongly, which is a bug.
 *
 * @since 0.1.0
 */
public class ServiceFailureRules implements ProblemRules {

	private static final Set<String> OUTAGES = Set.of("java.io.IOException", "java.util.concurrent.TimeoutException",
			"java.sql.SQLTransientException", "java.sql.SQLNonTransientConnectionException",
			"java.sql.SQLRecoverableException", "org.springframework.dao.NonTransientDataAccessResourceException",
			"org.springframework.dao.TransientDataAccessException",
			"org.springframework.dao.RecoverableDataAccessException",
			"org.springframework.transaction.CannotCreateTransactionException",
			"org.springframework.web.client.RestClientException",
			"org.springframework.web.reactive.function.client.WebClientException");

	private static final Set<String> BUGS = Set.of("org.springframework.dao.InvalidDataAccessApiUsageException",
			"org.springframework.dao.InvalidDataAccessResourceUsageException");

	/**
	 * Not their subpackages: what is in {@code java.util.concurrent} may be an outage.
	 */
	private static final Set<String> OF_BUGS = Set.of("java.lang", "java.util");

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public ServiceFailureRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add("org.springframework.security.authentication.AuthenticationServiceException",
				(failure, context) -> this.catalog.problem(slug(failure, true), failure).build());
		registry.add("org.springframework.security.access.AuthorizationServiceException",
				(failure, context) -> this.catalog.problem(slug(failure, false), failure).build());
	}

	private static String slug(Throwable failure, boolean outageIfUnknown) {
		List<Throwable> causes = Causes.of(failure).stream().skip(1).toList();
		if (causes.stream().anyMatch((cause) -> isAnyOf(OUTAGES, cause))) {
			return "service-unavailable";
		}
		boolean bug = !outageIfUnknown || causes.stream().anyMatch(ServiceFailureRules::isBug);
		return bug ? ProblemCatalog.FALLBACK : "service-unavailable";
	}

	private static boolean isBug(Throwable cause) {
		boolean unchecked = cause instanceof RuntimeException || cause instanceof Error;
		boolean plain = cause.getClass() == RuntimeException.class;
		return (unchecked && !plain && OF_BUGS.contains(cause.getClass().getPackageName())) || isAnyOf(BUGS, cause);
	}

	private static boolean isAnyOf(Set<String> names, Throwable cause) {
		for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
			if (names.contains(type.getName())) {
				return true;
			}
		}
		return false;
	}

}
