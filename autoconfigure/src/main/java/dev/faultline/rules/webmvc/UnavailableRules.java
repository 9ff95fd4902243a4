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

package dev.faultline.rules.webmvc;

import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import jakarta.servlet.UnavailableException;

import org.springframework.http.HttpHeaders;

/**
 * The rule for a servlet that is out of order, and may know for how long.
 *
 * @since 0.1.0
 */
public class UnavailableRules implements ProblemRules {

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public UnavailableRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add(UnavailableException.class, this::unavailable);
	}

	private Problem unavailable(UnavailableException failure, ProblemContext context) {
		ProblemBuilder problem = this.catalog.problem("service-unavailable", failure);
		int seconds = failure.getUnavailableSeconds();
		if (seconds > 0) {
			problem.header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
		}
		return problem.build();
	}

}
