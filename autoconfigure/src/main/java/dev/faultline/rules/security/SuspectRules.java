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

import java.util.List;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemRules;

import org.springframework.boot.logging.LogLevel;

/**
 * Rules for failed authentications that the caller must not be able to tell from the
 * others, but that the operators should see: a stolen cookie, and a filter chain without
 * anyone to authenticate by.
 *
 * @since 0.1.0
 */
public class SuspectRules implements ProblemRules {

	private static final List<String> SUSPECTS = List.of(
			"org.springframework.security.web.authentication.rememberme.CookieTheftException",
			"org.springframework.security.authentication.ProviderNotFoundException");

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public SuspectRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		SUSPECTS.forEach((name) -> registry.add(name,
				(failure, context) -> this.catalog.problem("invalid-credentials", failure)
					.logLevelAtLeast(LogLevel.WARN)
					.build()));
	}

}
