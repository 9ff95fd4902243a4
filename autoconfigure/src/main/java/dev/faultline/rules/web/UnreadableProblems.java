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
import dev.faultline.RejectedValues;
import dev.faultline.Sensitive;
import dev.faultline.ValueKind;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * The problems of parameters of the wrong type and of bodies that cannot be read,
 * whichever exception a stack has for them.
 *
 * @since 0.1.0
 */
public class UnreadableProblems {

	private final ProblemCatalog catalog;

	private final RejectedValues rejectedValues;

	private final AllowedValues allowedValues;

	/**
	 * Create the problems.
	 * @param catalog the problem types
	 * @param rejectedValues what may be shown of what was sent
	 * @param allowedValues what may be told of the values that are allowed
	 */
	public UnreadableProblems(ProblemCatalog catalog, RejectedValues rejectedValues, AllowedValues allowedValues) {
		this.catalog = catalog;
		this.rejectedValues = rejectedValues;
		this.allowedValues = allowedValues;
	}

	/**
	 * Return the problem of a parameter of the wrong type.
	 * @param parameter the parameter of the handler method
	 * @param name its name in the request
	 * @param mismatch what could not be converted
	 * @param failure the failure
	 * @return the problem
	 */
	Problem mistyped(MethodParameter parameter, String name, TypeMismatchException mismatch, Throwable failure) {
		Class<?> requiredType = requiredTypeOf(mismatch, parameter);
		ValueKind kind = (requiredType != null) ? ValueKind.of(requiredType) : ValueKind.OTHER;
		Violation violation = Violation.in(ParameterLocation.of(parameter).in(), name, "type", null)
			.withRejectedValue(this.rejectedValues.of(name, parameter.hasParameterAnnotation(Sensitive.class),
					mismatch.getValue()));
		return this.catalog.problem("invalid-parameter", failure)
			.variant("named")
			.argument("name", name)
			.argument("type", kind)
			.violations(List.of(this.allowedValues.describe(violation, requiredType)))
			.build();
	}

	/**
	 * Any text is a list of one, so it is an element that is of the wrong type.
	 * @param mismatch what could not be converted
	 * @param parameter the parameter of the handler method
	 * @return the type of the value that could not be converted, or {@code null}
	 */
	private static @Nullable Class<?> requiredTypeOf(TypeMismatchException mismatch, MethodParameter parameter) {
		Class<?> type = mismatch.getRequiredType();
		if (type != null && Collection.class.isAssignableFrom(type)) {
			return ResolvableType.forMethodParameter(parameter).asCollection().resolveGeneric(0);
		}
		return (type != null && type.isArray()) ? type.getComponentType() : type;
	}

	Problem missingBody(Throwable failure) {
		return this.catalog.problem("missing-body", failure).build();
	}

	/**
	 * Return the problem of a body that cannot be read, and nobody says more.
	 * @param failure the failure, whose causes tell whether it came too slowly
	 * @return the problem
	 */
	Problem unreadableBody(Throwable failure) {
		Throwable root = Causes.rootOf(failure);
		boolean tooSlow = root instanceof SocketTimeoutException || root instanceof TimeoutException;
		return this.catalog.problem(tooSlow ? "request-timeout" : "malformed-body", failure).build();
	}

}
