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

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;

/**
 * Rules for requests that Spring Security's firewall turns away. It does so for methods
 * that nobody knows before anything else; these are 501 (RFC 9110 section 9.1).
 *
 * @since 0.1.0
 */
public class FirewallRules implements ProblemRules {

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public FirewallRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add("org.springframework.security.web.firewall.RequestRejectedException",
				(failure, context) -> this.catalog.problem(slug(context), failure).build());
		registry.add("org.springframework.security.web.server.firewall.ServerExchangeRejectedException",
				(failure, context) -> this.catalog.problem(slug(context), failure).build());
	}

	private String slug(ProblemContext context) {
		return context.hasKnownMethod() ? "request-rejected" : "not-implemented";
	}

}
