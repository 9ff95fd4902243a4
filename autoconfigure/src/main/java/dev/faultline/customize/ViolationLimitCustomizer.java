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

package dev.faultline.customize;

import java.util.List;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;
import dev.faultline.Violation;

import org.springframework.util.Assert;

/**
 * Bounds the number of violations in a document, so that a small hostile body cannot
 * cause a huge answer. A member says how many were left out.
 *
 * @since 0.1.0
 */
public class ViolationLimitCustomizer implements ProblemCustomizer {

	/**
	 * Name of the member that says how many violations were left out.
	 */
	public static final String OMITTED = "omittedErrors";

	private final int limit;

	/**
	 * Create the customizer.
	 * @param limit how many violations a document has at most, 1 or more
	 */
	public ViolationLimitCustomizer(int limit) {
		Assert.isTrue(limit > 0, () -> "'limit' must be positive but is " + limit);
		this.limit = limit;
	}

	@Override
	public void customize(Problem problem, ProblemContext context) {
		List<Violation> violations = problem.violations();
		if (violations.size() > this.limit) {
			problem.violations(violations.subList(0, this.limit));
			problem.body().setProperty(OMITTED, violations.size() - this.limit);
		}
	}

}
