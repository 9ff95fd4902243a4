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

import java.net.SocketTimeoutException;

import dev.faultline.Causes;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;

/**
 * The rule for a request of which Tomcat cannot read the rest, told to a handler that
 * reads it itself: broken, or too slow.
 *
 * @since 0.1.0
 */
public class BrokenRequestRules implements ProblemRules {

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public BrokenRequestRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		// by name, since the container may be another
		registry.add("org.apache.coyote.BadRequestException", this::broken);
	}

	private Problem broken(Throwable failure, ProblemContext context) {
		boolean tooSlow = Causes.rootOf(failure) instanceof SocketTimeoutException;
		return this.catalog.problem(tooSlow ? "request-timeout" : "malformed-request", failure).build();
	}

}
