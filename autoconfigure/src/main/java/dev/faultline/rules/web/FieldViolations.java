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
import java.util.Map;

import dev.faultline.AllowedValues;
import dev.faultline.ConstraintParameters;
import dev.faultline.ParameterLocation;
import dev.faultline.PropertyPointers;
import dev.faultline.RejectedValues;
import dev.faultline.Sensitive;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ObjectUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Turns the errors that Spring reports into violations, in a stable order.
 *
 * @since 0.1.0
 */
public class FieldViolations {

	private final PropertyPointers pointers;

	private final ConstraintParameters parameters;

	private final RejectedValues rejectedValues;

	private final AllowedValues allowedValues;

	/**
	 * Create the violations.
	 * @param pointers finds the places in a body
	 * @param parameters knows what a constraint demands
	 * @param rejectedValues what may be shown of what was sent
	 * @param allowedValues what may be told of the values that are allowed
	 */
	public FieldViolations(PropertyPointers pointers, ConstraintParameters parameters, RejectedValues rejectedValues,
			AllowedValues allowedValues) {
		this.pointers = pointers;
		this.parameters = parameters;
		this.rejectedValues = rejectedValues;
		this.allowedValues = allowedValues;
	}

	List<Violation> ofContent(Errors errors, @Nullable Object bean, ParameterLocation location, String pointer) {
		List<Violation> violations = new ArrayList<>();
		String in = location.in().equals(ParameterLocation.PART) ? location.in() : null;
		for (ObjectError error : errors.getAllErrors()) {
			String path = (error instanceof FieldError fieldError) ? fieldError.getField() : "";
			violations.add(new Violation(in, (in != null) ? location.name() : null,
					this.pointers.append(pointer, bean, path), null, codeOf(error), error.getDefaultMessage(),
					parametersOf(error), rejectedValueOf(error, bean), error));
		}
		violations.sort(Violation.ORDER);
		return violations;
	}

	List<Violation> ofForm(Errors errors, @Nullable Object bean, String in) {
		List<Violation> violations = new ArrayList<>();
		for (ObjectError error : errors.getAllErrors()) {
			if (error instanceof FieldError fieldError && fieldError.isBindingFailure()) {
				// the default message shows the conversion and its Java types
				Violation violation = Violation.in(in, fieldError.getField(), "type", null)
					.withRejectedValue(rejectedValueOf(error, bean))
					.withMessage(error);
				violations.add(this.allowedValues.describe(violation, errors.getFieldType(fieldError.getField())));
			}
			else {
				String name = (error instanceof FieldError fieldError) ? fieldError.getField() : null;
				violations.add(Violation.in(in, name, codeOf(error), error.getDefaultMessage())
					.withParams(parametersOf(error))
					.withRejectedValue(rejectedValueOf(error, bean))
					.withMessage(error));
			}
		}
		violations.sort(Violation.ORDER);
		return violations;
	}

	/**
	 * Return what the violated constraint of a parameter demands.
	 * @param result the result that holds the error
	 * @param error the error
	 * @return the demands by name
	 */
	Map<String, Object> parametersOf(ParameterValidationResult result, MessageSourceResolvable error) {
		return this.parameters.of((type) -> {
			try {
				return result.unwrap(error, type);
			}
			catch (RuntimeException ex) {
				// of another source than a validation library
				return null;
			}
		});
	}

	private Map<String, Object> parametersOf(ObjectError error) {
		return this.parameters.of((type) -> error.contains(type) ? error.unwrap(type) : null);
	}

	/**
	 * Return what may be shown of the argument of a parameter.
	 * @param result the result that holds the argument
	 * @param location where the argument comes from
	 * @return the value or {@code null}
	 */
	@Nullable Object rejectedValueOf(ParameterValidationResult result, ParameterLocation location) {
		boolean sensitive = result.getMethodParameter().hasParameterAnnotation(Sensitive.class);
		return this.rejectedValues.of(location.name(), sensitive, result.getArgument());
	}

	private @Nullable Object rejectedValueOf(ObjectError error, @Nullable Object bean) {
		if (!this.rejectedValues.areShown() || !(error instanceof FieldError fieldError)) {
			return null;
		}
		String path = fieldError.getField();
		return this.rejectedValues.of(path, isSensitive(bean, path), fieldError.getRejectedValue());
	}

	private static boolean isSensitive(@Nullable Object bean, String path) {
		try {
			TypeDescriptor property = (bean != null)
					? PropertyAccessorFactory.forDirectFieldAccess(bean).getPropertyTypeDescriptor(path) : null;
			return property != null && property.hasAnnotation(Sensitive.class);
		}
		catch (BeansException ex) {
			// nobody can say, so it is not to be seen
			return true;
		}
	}

	/**
	 * The codes of an error end with the simple name of the constraint.
	 * @param error the error
	 * @return the last code
	 */
	static String codeOf(MessageSourceResolvable error) {
		String[] codes = error.getCodes();
		return (codes != null && !ObjectUtils.isEmpty(codes)) ? codes[codes.length - 1] : "invalid";
	}

}
