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

import java.util.Set;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;

/**
 * What a database says is wrong, and the problem type that follows from it.
 */
enum SqlFailure {

	UNIQUE, FOREIGN_KEY, VALUE, NOT_NULL, INTEGRITY, BUSY, TIMEOUT, UNAVAILABLE, BUG;

	private static final Set<String> METHODS_WITH_VALUES = Set.of("POST", "PUT", "PATCH");

	String slug(ProblemContext context) {
		return switch (this) {
			case UNIQUE -> "already-exists";
			case FOREIGN_KEY -> context.method().equals("DELETE") ? "resource-in-use" : "invalid-reference";
			case VALUE -> METHODS_WITH_VALUES.contains(context.method()) ? "data-rejected" : ProblemCatalog.FALLBACK;
			case INTEGRITY -> "conflict";
			case BUSY -> "busy";
			case TIMEOUT -> "timeout";
			case UNAVAILABLE -> "service-unavailable";
			// a column that must not be null is usually ours to fill
			case NOT_NULL, BUG -> ProblemCatalog.FALLBACK;
		};
	}

}
