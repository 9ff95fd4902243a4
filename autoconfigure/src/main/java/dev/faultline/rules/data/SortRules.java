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

import java.util.List;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.Violation;
import dev.faultline.rules.data.SortParameter.Order;
import org.jspecify.annotations.Nullable;

/**
 * Rules for a sort order or a page that a repository cannot give: the caller's fault when
 * the request asked for it, else a bug.
 *
 * @since 0.1.0
 */
public class SortRules implements ProblemRules {

	private static final String QUERY_UTILS = "org.springframework.data.jpa.repository.query.QueryUtils";

	private static final String PAGEABLE_UTILS = "org.springframework.data.jpa.support.PageableUtils";

	private final ProblemCatalog catalog;

	private final SortParameter parameter;

	private final SortParameter page;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param parameter the name of the parameter of the query that says the sort order
	 * @param page the name of the parameter of the query that says the page
	 */
	public SortRules(ProblemCatalog catalog, String parameter, String page) {
		this.catalog = catalog;
		this.parameter = new SortParameter(parameter);
		this.page = new SortParameter(page);
	}

	@Override
	public void register(Registry registry) {
		registry.add("org.springframework.data.core.PropertyReferenceException", this::invalid);
		registry.add("org.springframework.dao.InvalidDataAccessApiUsageException",
				(failure, context) -> isAboutOrder(failure) ? invalid(failure, context)
						: thrownBy(failure, PAGEABLE_UTILS) ? tooFar(failure, context) : null);
		registry.add("org.springframework.dao.InvalidDataAccessResourceUsageException", this::unknownName);
	}

	/**
	 * Spring Data JPA refuses expressions, and Hibernate a path of a query that Spring
	 * Data has checked at the start, before it had an order.
	 * @param failure the failure
	 * @return whether it is about the order
	 */
	private static boolean isAboutOrder(Throwable failure) {
		boolean expression = thrownBy(failure, QUERY_UTILS)
				&& failure.getStackTrace()[0].getMethodName().equals("checkSortExpression");
		return expression || FailureParts.of(failure).has("org.hibernate.query.sqm.UnknownPathException");
	}

	private static boolean thrownBy(Throwable failure, String className) {
		StackTraceElement[] frames = failure.getStackTrace();
		return frames.length > 0 && frames[0].getClassName().equals(className);
	}

	/**
	 * A page whose first row has a number that no query can name.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if the caller asked for no page
	 */
	private @Nullable Problem tooFar(Throwable failure, ProblemContext context) {
		return this.page.in(context)
			.findFirst()
			.map((page) -> this.catalog.problem("invalid-parameter", failure)
				.violations(List.of(Violation.in("query", page.parameter(), "invalid", null)))
				.build())
			.orElse(null);
	}

	private @Nullable Problem invalid(Throwable failure, ProblemContext context) {
		return this.parameter.in(context).findFirst().map((order) -> invalid(failure, order)).orElse(null);
	}

	/**
	 * Nobody checks a native query, nor the order that Spring Data adds to it, before the
	 * database does. It is the caller's fault only if the name that the database does not
	 * know is one that the caller sent.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if it is a mistake in the SQL
	 */
	private @Nullable Problem unknownName(Throwable failure, ProblemContext context) {
		UnknownName unknown = UnknownName.of(FailureParts.of(failure));
		if (unknown == null) {
			return null;
		}
		return this.parameter.in(context)
			.filter((order) -> order.properties().anyMatch(unknown::isIn))
			.findFirst()
			.map((order) -> invalid(failure, order))
			.orElse(null);
	}

	private Problem invalid(Throwable failure, Order order) {
		return this.catalog.problem("invalid-parameter", failure)
			.variant("sort")
			.violations(List.of(Violation.in("query", order.parameter(), "invalid", null)))
			.build();
	}

}
