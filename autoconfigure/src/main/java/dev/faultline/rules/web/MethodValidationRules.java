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

import java.util.ArrayList;
import java.util.List;

import dev.faultline.JsonPointer;
import dev.faultline.ParameterLocation;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Rules for constraints on the parameters of a handler method. The URL must be right
 * first: 400 if any parameter failed, else 422; a return value that fails is our fault.
 *
 * @since 0.1.0
 */
public class MethodValidationRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final FieldViolations violations;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param violations turns errors into violations
	 */
	public MethodValidationRules(ProblemCatalog catalog, FieldViolations violations) {
		this.catalog = catalog;
		this.violations = violations;
	}

	@Override
	public void register(Registry registry) {
		registry.add(HandlerMethodValidationException.class, this::handlerMethod);
		registry.add(MethodValidationException.class, this::service);
	}

	/**
	 * Arguments of a service are what the caller sent, more or less: the path below the
	 * argument need not exist in the request.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem service(MethodValidationException failure, ProblemContext context) {
		if (failure.isForReturnValue()) {
			return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
		}
		List<Violation> violations = new ArrayList<>();
		for (ParameterValidationResult result : failure.getParameterValidationResults()) {
			for (MessageSourceResolvable error : result.getResolvableErrors()) {
				String property = (error instanceof FieldError fieldError) ? fieldError.getField()
						: String.valueOf(result.getMethodParameter().getParameterName());
				violations.add(Violation.of(property, FieldViolations.codeOf(error), error.getDefaultMessage())
					.withParams(this.violations.parametersOf(result, error))
					.withMessage(error));
			}
		}
		violations.sort(Violation.ORDER);
		return this.catalog.problem(context.hasContent() ? "constraint-violated" : "invalid-parameter", failure)
			.violations(violations)
			.build();
	}

	private Problem handlerMethod(HandlerMethodValidationException failure, ProblemContext context) {
		if (failure.isForReturnValue()) {
			return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
		}
		List<Violation> violations = new ArrayList<>();
		boolean onlyContent = true;
		for (ParameterValidationResult result : failure.getParameterValidationResults()) {
			ParameterLocation location = ParameterLocation.of(result.getMethodParameter());
			// an object is bound from several values, even where no annotation says so
			boolean form = location.in().equals(ParameterLocation.FORM)
					|| (result instanceof ParameterErrors && !location.isContent());
			onlyContent &= location.isContent() || (form && FormFields.in(context).equals(ParameterLocation.FORM));
			add(violations, result, location, context);
		}
		for (MessageSourceResolvable error : failure.getCrossParameterValidationResults()) {
			onlyContent = false;
			violations.add(Violation.in("request", null, FieldViolations.codeOf(error), error.getDefaultMessage())
				.withMessage(error));
		}
		violations.sort(Violation.ORDER);
		return this.catalog.problem(onlyContent ? "validation-failed" : "invalid-parameter", failure)
			.violations(violations)
			.build();
	}

	private void add(List<Violation> violations, ParameterValidationResult result, ParameterLocation location,
			ProblemContext context) {
		if (result instanceof ParameterErrors errors && !location.isContent()) {
			violations.addAll(this.violations.ofForm(errors, result.getArgument(), FormFields.in(context)));
		}
		else if (result instanceof ParameterErrors errors) {
			violations.addAll(this.violations.ofContent(errors, result.getArgument(), location, pointerTo(result)));
		}
		else {
			boolean body = location.in().equals(ParameterLocation.BODY);
			String pointer = location.isContent() ? pointerTo(result) : null;
			for (MessageSourceResolvable error : result.getResolvableErrors()) {
				violations.add(new Violation(body ? null : location.in(), body ? null : location.name(), pointer, null,
						FieldViolations.codeOf(error), error.getDefaultMessage(),
						this.violations.parametersOf(result, error), this.violations.rejectedValueOf(result, location),
						error));
			}
		}
	}

	private String pointerTo(ParameterValidationResult result) {
		Object place = firstNonNull(result.getContainerIndex(), result.getContainerKey());
		return (place != null) ? JsonPointer.append(JsonPointer.ROOT, place) : JsonPointer.ROOT;
	}

	private static @Nullable Object firstNonNull(@Nullable Object first, @Nullable Object second) {
		return (first != null) ? first : second;
	}

}
