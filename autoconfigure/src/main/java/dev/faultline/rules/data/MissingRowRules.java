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

/**
 * Rules for a row that is not there: it is what the caller asked for, unless another row
 * refers to it or the request names no resource.
 *
 * @since 0.1.0
 */
public class MissingRowRules implements ProblemRules {

	private static final List<String> MISSING = List.of("org.springframework.dao.EmptyResultDataAccessException",
			"org.springframework.orm.ObjectRetrievalFailureException", "jakarta.persistence.EntityNotFoundException",
			"jakarta.persistence.NoResultException", "org.hibernate.ObjectNotFoundException");

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public MissingRowRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		MISSING.forEach((className) -> registry.add(className, this::missing));
	}

	private Problem missing(Throwable failure, ProblemContext context) {
		boolean named = !context.method().equals("POST") || context.hasPathVariables();
		boolean dangling = FailureParts.of(failure).has("org.hibernate.FetchNotFoundException");
		String slug = (named && !dangling) ? "resource-not-found" : ProblemCatalog.FALLBACK;
		return this.catalog.problem(slug, failure).build();
	}

}
