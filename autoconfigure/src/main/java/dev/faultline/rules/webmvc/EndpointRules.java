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
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;

/**
 * The rule for requests to an actuator endpoint that lack a parameter or have one of the
 * wrong type. Which of the two it is stands in the cause.
 *
 * @since 0.1.0
 */
public class EndpointRules implements ProblemRules {

	private static final String MISTYPED = "org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException";

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public EndpointRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		// private to Spring Boot, and the actuator may be absent
		registry.add("org.springframework.boot.webmvc.actuate.endpoint.web.AbstractWebMvcEndpointHandlerMapping"
				+ "$InvalidEndpointBadRequestException", this::badRequest);
	}

	private Problem badRequest(Throwable failure, ProblemContext context) {
		Throwable cause = failure.getCause();
		boolean mistyped = cause != null && cause.getClass().getName().equals(MISTYPED);
		return this.catalog.problem(mistyped ? "invalid-parameter" : "missing-parameter", failure).build();
	}

}
