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
import java.util.regex.Pattern;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Rules for a property that a repository does not know: the caller's fault when the
 * request asked for a sort order, else a bug.
 *
 * @since 0.1.0
 */
public class SortRules implements ProblemRules {

	private static final Pattern SORT = Pattern.compile("(^|&)sort=");

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public SortRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add("org.springframework.data.core.PropertyReferenceException", this::unknownProperty);
	}

	private @Nullable Problem unknownProperty(Throwable failure, ProblemContext context) {
		String query = context.query();
		boolean sorted = query != null && SORT.matcher(query).find();
		return sorted ? this.catalog.problem("invalid-parameter", failure)
			.variant("sort")
			.violations(List.of(Violation.in("query", "sort", "invalid", null)))
			.build() : null;
	}

}
