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

package dev.faultline.rules.web;

import dev.faultline.JsonPointer;
import dev.faultline.ParameterLocation;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;

import org.springframework.core.MethodParameter;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.support.WebExchangeBindException;

/**
 * Rules for objects that were bound or read and then found not valid. What is wrong with
 * the content of a request is 422 (RFC 9110 section 15.5.21), what is wrong with its URL
 * or cannot be bound is 400.
 *
 * @since 0.1.0
 */
public class BindingRules implements ProblemRules {

	private static final ParameterLocation NOWHERE = new ParameterLocation(ParameterLocation.FORM, null);

	private final ProblemCatalog catalog;

	private final FieldViolations violations;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param violations turns errors into violations
	 */
	public BindingRules(ProblemCatalog catalog, FieldViolations violations) {
		this.catalog = catalog;
		this.violations = violations;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MethodArgumentNotValidException.class, this::argumentNotValid);
		registry.add(BindException.class, this::bind);
		registry.add(WebExchangeBindException.class, this::exchange);
	}

	private Problem argumentNotValid(MethodArgumentNotValidException failure, ProblemContext context) {
		ParameterLocation location = ParameterLocation.of(failure.getParameter());
		return location.isContent() ? content(failure, failure, location) : bind(failure, context);
	}

	private Problem exchange(WebExchangeBindException failure, ProblemContext context) {
		MethodParameter parameter = failure.getMethodParameter();
		ParameterLocation location = (parameter != null) ? ParameterLocation.of(parameter) : NOWHERE;
		return location.isContent() ? content(failure.getBindingResult(), failure, location)
				: bind(failure.getBindingResult(), failure, context);
	}

	private Problem content(BindingResult result, Throwable failure, ParameterLocation location) {
		return this.catalog.problem("validation-failed", failure)
			.violations(this.violations.ofContent(result, result.getTarget(), location, JsonPointer.ROOT))
			.build();
	}

	private Problem bind(BindException failure, ProblemContext context) {
		return bind(failure, failure, context);
	}

	private Problem bind(BindingResult result, Throwable failure, ProblemContext context) {
		String in = FormFields.in(context);
		boolean form = in.equals(ParameterLocation.FORM);
		boolean unbound = result.getFieldErrors().stream().anyMatch(FieldError::isBindingFailure);
		String slug = unbound ? "invalid-form" : form ? "validation-failed" : "invalid-parameter";
		return this.catalog.problem(slug, failure)
			.violations(this.violations.ofForm(result, result.getTarget(), in))
			.build();
	}

}
