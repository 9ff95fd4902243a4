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

package dev.faultline.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.validation.Errors;
import org.springframework.validation.annotation.ValidationAnnotationUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;

/**
 * What constraints on the parameters of a handler method prove. A parameter whose errors
 * the method takes itself proves nothing.
 */
final class ValidationProblems {

	private static final String NOT_VALID = "org.springframework.web.bind.MethodArgumentNotValidException";

	private static final String METHOD = "org.springframework.web.method.annotation.HandlerMethodValidationException";

	private static final String CONSTRAINT = "jakarta.validation.Constraint";

	private static final String VALID = "jakarta.validation.Valid";

	private final ProvedProblems proved;

	private final boolean methodIsValidated;

	private final String failure;

	ValidationProblems(ProvedProblems proved, HandlerMethod method) {
		this.proved = proved;
		// not so where a proxy validates, since then nobody knows which argument it is
		this.methodIsValidated = method.createWithValidateFlags().shouldValidateArguments();
		this.failure = this.methodIsValidated ? METHOD : NOT_VALID;
	}

	/**
	 * Add what the constraints of a parameter prove.
	 * @param parameter the parameter
	 * @param all all parameters of the method
	 */
	void add(MethodParameter parameter, MethodParameter[] all) {
		int next = parameter.getParameterIndex() + 1;
		if (next < all.length && Errors.class.isAssignableFrom(all[next].getParameterType())) {
			return;
		}
		boolean valid = isValidated(parameter);
		if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
			this.proved.add("invalid-form", NOT_VALID);
			if (valid) {
				// the values come from the query, or from a form
				this.proved.add("invalid-parameter", this.failure);
				this.proved.add("validation-failed", this.failure);
			}
		}
		else if (ContentProblems.isContent(parameter)) {
			if (valid || (this.methodIsValidated && isConstrained(parameter))) {
				this.proved.add("validation-failed", this.failure);
			}
		}
		else if (this.methodIsValidated && isConstrained(parameter)) {
			this.proved.add("invalid-parameter", METHOD);
		}
	}

	private static boolean isValidated(MethodParameter parameter) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			if (ValidationAnnotationUtils.determineValidationHints(annotation) != null) {
				return true;
			}
		}
		return false;
	}

	private static boolean isConstrained(MethodParameter parameter) {
		if (hasConstraint(parameter.getParameterAnnotations())) {
			return true;
		}
		AnnotatedType type = parameter.getExecutable().getAnnotatedParameterTypes()[parameter.getParameterIndex()];
		if (type instanceof AnnotatedParameterizedType container) {
			for (AnnotatedType element : container.getAnnotatedActualTypeArguments()) {
				if (hasConstraint(element.getAnnotations())) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean hasConstraint(Annotation[] annotations) {
		MergedAnnotations merged = MergedAnnotations.from(annotations);
		return merged.isPresent(CONSTRAINT) || merged.isPresent(VALID);
	}

}
