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

package dev.faultline.openapi;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;

/**
 * Collects what one operation can be answered with.
 */
final class ProvedProblems {

	private final ProblemCatalog catalog;

	private final Predicate<String> answeredElsewhere;

	private final Set<ProblemType> types = new LinkedHashSet<>();

	/**
	 * Create an empty collection.
	 * @param catalog the problem types
	 * @param answeredElsewhere whether the application itself answers an exception class
	 */
	ProvedProblems(ProblemCatalog catalog, Predicate<String> answeredElsewhere) {
		this.catalog = catalog;
		this.answeredElsewhere = answeredElsewhere;
	}

	/**
	 * Add the problem type of an exception of Spring's, unless the application answers it
	 * itself.
	 * @param slug the name of the type
	 * @param failure the name of the exception class
	 */
	void add(String slug, String failure) {
		if (!this.answeredElsewhere.test(failure)) {
			ProblemType type = this.catalog.find(slug);
			if (type != null) {
				add(type);
			}
		}
	}

	void add(ProblemType type) {
		this.types.add(type);
	}

	Set<ProblemType> types() {
		return this.types;
	}

}
