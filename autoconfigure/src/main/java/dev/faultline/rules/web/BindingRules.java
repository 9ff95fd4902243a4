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
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.faultline.JsonPointer;
import dev.faultline.ParameterLocation;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.ValueKind;
import dev.faultline.Violation;

import org.springframework.validation.BindException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;

/**
 * Rules for objects that were bound or read and then found not valid. What is wrong with
 * the content of a request is 422 (RFC 9110 section 15.5.21), what is wrong with its URL
 * or cannot be bound is 400.
 *
 * @since 0.1.0
 */
public class BindingRules implements ProblemRules {

	static final Comparator<Violation> ORDER = Comparator
		.comparing((Violation violation) -> violation.in() + "|" + violation.parameter() + "|" + violation.pointer())
		.thenComparing(Violation::code);

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public BindingRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MethodArgumentNotValidException.class, this::argumentNotValid);
		registry.add(BindException.class, this::bind);
	}

	private Problem argumentNotValid(MethodArgumentNotValidException failure, ProblemContext context) {
		ParameterLocation location = ParameterLocation.of(failure.getParameter());
		return location.isContent() ? content(failure, location) : bind(failure, context);
	}

	private Problem content(BindException failure, ParameterLocation location) {
		return this.catalog.problem("validation-failed", failure)
			.violations(ofContent(failure, location, JsonPointer.ROOT))
			.build();
	}

	private Problem bind(BindException failure, ProblemContext context) {
		String in = context.hasContent() ? ParameterLocation.FORM : ParameterLocation.QUERY;
		boolean unbound = failure.getFieldErrors().stream().anyMatch(FieldError::isBindingFailure);
		String slug = unbound ? "invalid-form" : context.hasContent() ? "validation-failed" : "invalid-parameter";
		return this.catalog.problem(slug, failure).violations(ofForm(failure, in)).build();
	}

	static List<Violation> ofContent(Errors errors, ParameterLocation location, String pointer) {
		List<Violation> violations = new ArrayList<>();
		String in = location.in().equals(ParameterLocation.PART) ? location.in() : null;
		for (ObjectError error : errors.getAllErrors()) {
			String path = (error instanceof FieldError fieldError) ? fieldError.getField() : "";
			violations.add(new Violation(in, (in != null) ? location.name() : null,
					JsonPointer.appendPath(pointer, path), null, codeOf(error), error.getDefaultMessage(), Map.of()));
		}
		violations.sort(ORDER);
		return violations;
	}

	static List<Violation> ofForm(Errors errors, String in) {
		List<Violation> violations = new ArrayList<>();
		for (ObjectError error : errors.getAllErrors()) {
			if (error instanceof FieldError fieldError && fieldError.isBindingFailure()) {
				// the default message shows the conversion and its Java types
				Class<?> type = errors.getFieldType(fieldError.getField());
				ValueKind kind = (type != null) ? ValueKind.of(type) : ValueKind.OTHER;
				violations.add(Violation.in(in, fieldError.getField(), "type", null).expecting(kind));
			}
			else {
				String name = (error instanceof FieldError fieldError) ? fieldError.getField() : null;
				violations.add(Violation.in(in, name, codeOf(error), error.getDefaultMessage()));
			}
		}
		violations.sort(ORDER);
		return violations;
	}

	private static String codeOf(ObjectError error) {
		String code = error.getCode();
		return (code != null) ? code : "invalid";
	}

}
