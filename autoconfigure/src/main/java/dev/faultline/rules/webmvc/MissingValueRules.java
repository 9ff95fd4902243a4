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
import dev.faultline.rules.web.MissingValueProblems;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Rules for pieces of a request that are missing.
 *
 * @since 0.1.0
 */
public class MissingValueRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final MissingValueProblems problems;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param problems the problems that all stacks share
	 */
	public MissingValueRules(ProblemCatalog catalog, MissingValueProblems problems) {
		this.catalog = catalog;
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MissingServletRequestParameterException.class,
				(failure, context) -> missing("missing-parameter", "query", failure.getParameterName(), failure));
		registry.add(MissingRequestHeaderException.class,
				(failure, context) -> missing("missing-header", "header", failure.getHeaderName(), failure));
		registry.add(MissingRequestCookieException.class,
				(failure, context) -> missing("missing-cookie", "cookie", failure.getCookieName(), failure));
		registry.add(MissingMatrixVariableException.class,
				(failure, context) -> missing("missing-parameter", "matrix", failure.getVariableName(), failure));
		registry.add(MissingServletRequestPartException.class,
				(failure, context) -> missing("missing-part", "part", failure.getRequestPartName(), failure));
		registry.add(MissingPathVariableException.class, this::missingPathVariable);
		registry.add(UnsatisfiedServletRequestParameterException.class, this::unsatisfied);
		registry.add(ServletRequestBindingException.class, this::binding);
	}

	private Problem missing(String slug, String in, String name, ServletException failure) {
		boolean empty = failure instanceof MissingRequestValueException missing && missing.isMissingAfterConversion();
		return this.problems.missing(slug, in, name, empty, failure);
	}

	private Problem missingPathVariable(MissingPathVariableException failure, ProblemContext context) {
		if (!failure.isMissingAfterConversion()) {
			// pattern and parameter of the handler method disagree
			return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
		}
		return this.problems.emptyPathVariable(failure.getVariableName(), failure);
	}

	private Problem unsatisfied(UnsatisfiedServletRequestParameterException failure, ProblemContext context) {
		return this.problems.unsatisfied(
				failure.getParamConditionGroups().stream().map((group) -> String.join(", ", group)).toList(), failure);
	}

	/**
	 * Two cases have no class of their own: a session attribute is set by an earlier
	 * request of the caller, a request attribute by ourselves.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} for a subclass
	 */
	private @Nullable Problem binding(ServletRequestBindingException failure, ProblemContext context) {
		if (failure.getClass() != ServletRequestBindingException.class) {
			return null;
		}
		String message = String.valueOf(failure.getMessage());
		String slug = message.startsWith("Missing request attribute") ? ProblemCatalog.FALLBACK
				: message.startsWith("Missing session attribute") ? "missing-session-attribute" : "malformed-request";
		return this.catalog.problem(slug, failure).build();
	}

}
