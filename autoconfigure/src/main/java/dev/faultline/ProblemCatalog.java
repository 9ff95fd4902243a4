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

package dev.faultline;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * All problem types of this application: the built-in ones and the user's.
 *
 * @since 0.1.0
 */
public interface ProblemCatalog {

	/**
	 * Slug of the type that answers for whatever nobody declared.
	 */
	String FALLBACK = "internal-error";

	/**
	 * Label of the types that are not of the catalog.
	 */
	String OTHER = "other";

	/**
	 * Find a problem type.
	 * @param slug its name
	 * @return the type or {@code null}
	 */
	@Nullable ProblemType find(String slug);

	/**
	 * Return all problem types.
	 * @return the types, built-in ones first
	 */
	Collection<ProblemType> types();

	/**
	 * Return the known slug that is most like a mistyped one.
	 * @param slug the mistyped slug
	 * @return the nearest slug
	 */
	String nearest(String slug);

	/**
	 * Return a label of a type, for example for a metric.
	 * @param type a problem type, which need not be of this catalog
	 * @return the slug, of which there are no more than types here, or {@value #OTHER}
	 */
	default String labelOf(ProblemType type) {
		boolean known = type.slug().equals(ProblemType.ABOUT_BLANK) || find(type.slug()) != null;
		return known ? type.slug() : OTHER;
	}

	/**
	 * Start a problem of a known type.
	 * @param slug name of the type
	 * @param failure what happened
	 * @return a builder
	 * @throws IllegalArgumentException if there is no such type
	 */
	default ProblemBuilder problem(String slug, Throwable failure) {
		ProblemType type = find(slug);
		if (type == null) {
			throw new IllegalArgumentException(
					"There is no problem type '%s'; the nearest is '%s'".formatted(slug, nearest(slug)));
		}
		return Problem.of(type, failure);
	}

	/**
	 * Start a problem that says no more than its status (RFC 9457 section 4.2.1).
	 * @param status the HTTP status
	 * @param failure what happened
	 * @return a builder
	 */
	default ProblemBuilder problem(HttpStatusCode status, Throwable failure) {
		return Problem.of(ProblemType.ofStatus(status), failure);
	}

}
