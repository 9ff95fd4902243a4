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

package dev.faultline.rules.web;

import java.util.List;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.Violation;

/**
 * The problems of pieces of a request that are missing, whichever exception a stack has
 * for them.
 *
 * @since 0.1.0
 */
public class MissingValueProblems {

	private final ProblemCatalog catalog;

	/**
	 * Create the problems.
	 * @param catalog the problem types
	 */
	public MissingValueProblems(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	/**
	 * Return the problem of a value that is missing.
	 * @param slug the problem type
	 * @param in where it is expected
	 * @param name its name there
	 * @param empty whether something was sent of which conversion leaves nothing
	 * @param failure the failure
	 * @return the problem
	 */
	public Problem missing(String slug, String in, String name, boolean empty, Throwable failure) {
		return this.catalog.problem(slug, failure)
			.variant(empty ? "empty" : "named")
			.argument("name", name)
			.violations(List.of(Violation.in(in, name, "required", null)))
			.build();
	}

	/**
	 * Return the problem of a path of which conversion leaves nothing.
	 * @param name the name of the variable
	 * @param failure the failure
	 * @return the problem
	 */
	public Problem emptyPathVariable(String name, Throwable failure) {
		return this.catalog.problem("invalid-parameter", failure)
			.violations(List.of(Violation.in("path", name, "required", null)))
			.build();
	}

	/**
	 * Return the problem of parameters that do not meet what a handler demands.
	 * @param conditions what handlers demand, one element for each
	 * @param failure the failure
	 * @return the problem
	 */
	public Problem unsatisfied(List<String> conditions, Throwable failure) {
		return this.catalog.problem("missing-parameter", failure)
			.variant("conditions")
			.argument("conditions", String.join(" | ", conditions))
			.build();
	}

}
