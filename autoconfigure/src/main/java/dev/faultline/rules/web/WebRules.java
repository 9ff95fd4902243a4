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

import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;

import dev.faultline.AllowedValues;
import dev.faultline.Causes;
import dev.faultline.ParameterLocation;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.RejectedValues;
import dev.faultline.Sensitive;
import dev.faultline.ValueKind;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.UnsatisfiedRequestParameterException;

/**
 * Rules for parameters of the wrong type, unreadable bodies, and whatever else of the
 * framework's own knows its status.
 *
 * @since 0.1.0
 */
public class WebRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final RejectedValues rejectedValues;

	private final AllowedValues allowedValues;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param rejectedValues what may be shown of what was sent
	 * @param allowedValues what may be told of the values that are allowed
	 */
	public WebRules(ProblemCatalog catalog, RejectedValues rejectedValues, AllowedValues allowedValues) {
		this.catalog = catalog;
		this.rejectedValues = rejectedValues;
		this.allowedValues = allowedValues;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MethodArgumentTypeMismatchException.class, this::typeMismatch);
		registry.add(HttpMessageNotReadableException.class, this::notReadable);
		registry.add(UnsatisfiedRequestParameterException.class, this::unsatisfied);
		registry.add(ErrorResponse.class, this::errorResponse);
	}

	private Problem typeMismatch(MethodArgumentTypeMismatchException failure, ProblemContext context) {
		Class<?> requiredType = requiredTypeOf(failure);
		ValueKind kind = (requiredType != null) ? ValueKind.of(requiredType) : ValueKind.OTHER;
		MethodParameter parameter = failure.getParameter();
		Violation violation = Violation.in(ParameterLocation.of(parameter).in(), failure.getName(), "type", null)
			.withRejectedValue(this.rejectedValues.of(failure.getName(),
					parameter.hasParameterAnnotation(Sensitive.class), failure.getValue()));
		return this.catalog.problem("invalid-parameter", failure)
			.variant("named")
			.argument("name", failure.getName())
			.argument("type", kind)
			.violations(List.of(this.allowedValues.describe(violation, requiredType)))
			.build();
	}

	/**
	 * Any text is a list of one, so it is an element that is of the wrong type.
	 * @param failure the failure
	 * @return the type of the value that could not be converted, or {@code null}
	 */
	private static @Nullable Class<?> requiredTypeOf(MethodArgumentTypeMismatchException failure) {
		Class<?> type = failure.getRequiredType();
		if (type != null && Collection.class.isAssignableFrom(type)) {
			return ResolvableType.forMethodParameter(failure.getParameter()).asCollection().resolveGeneric(0);
		}
		return (type != null && type.isArray()) ? type.getComponentType() : type;
	}

	/**
	 * A converter that is not Jackson's says no more than that it could not read. What
	 * Jackson says is asked for by a rule that comes before this one.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem notReadable(HttpMessageNotReadableException failure, ProblemContext context) {
		Throwable cause = failure.getCause();
		if (cause == null) {
			return this.catalog.problem("missing-body", failure).build();
		}
		Throwable root = Causes.rootOf(failure);
		boolean tooSlow = root instanceof SocketTimeoutException || root instanceof TimeoutException;
		return this.catalog.problem(tooSlow ? "request-timeout" : "malformed-body", failure).build();
	}

	private Problem unsatisfied(UnsatisfiedRequestParameterException failure, ProblemContext context) {
		return this.catalog.problem("missing-parameter", failure)
			.variant("conditions")
			.argument("conditions", String.join(" | ", failure.getConditions()))
			.build();
	}

	private @Nullable Problem errorResponse(ErrorResponse response, ProblemContext context) {
		HttpStatusCode status = response.getStatusCode();
		if (!status.isError() || status.value() == 500) {
			return null;
		}
		return this.catalog.problem(status, (Throwable) response).headers(response.getHeaders()).build();
	}

}
