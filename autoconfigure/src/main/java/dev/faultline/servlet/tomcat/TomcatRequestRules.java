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

package dev.faultline.servlet.tomcat;

import java.net.SocketTimeoutException;

import dev.faultline.Causes;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * Rules for parameters that Tomcat cannot read. Its exception is an
 * {@link IllegalStateException}, but the fault is the caller's.
 *
 * @since 0.1.0
 */
public class TomcatRequestRules implements ProblemRules {

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public TomcatRequestRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add(InvalidParameterException.class, this::invalidParameter);
		registry.add(BadRequestException.class, this::badRequest);
	}

	private Problem badRequest(BadRequestException failure, ProblemContext context) {
		boolean tooSlow = Causes.rootOf(failure) instanceof SocketTimeoutException;
		return this.catalog.problem(tooSlow ? "request-timeout" : "malformed-request", failure).build();
	}

	private Problem invalidParameter(InvalidParameterException failure, ProblemContext context) {
		boolean tooLarge = failure.getErrorCode() == 413;
		return this.catalog.problem(tooLarge ? "content-too-large" : "malformed-request", failure).build();
	}

}
