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

package dev.faultline.rules.validation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.faultline.JsonPointer;
import dev.faultline.ParameterLocation;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.PropertyPointers;
import dev.faultline.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Rules for violated constraints, by where they were violated: a controller's parameters
 * and a service's arguments are the caller's input, a return value is our fault, an
 * entity is the caller's input when the request was to write.
 *
 * @since 0.1.0
 */
public class ConstraintViolationRules implements ProblemRules {

	private static final String ENTITY = "jakarta.persistence.Entity";

	private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH");

	private final ProblemCatalog catalog;

	private final PropertyPointers pointers;

	private final JakartaConstraintParameters parameters = new JakartaConstraintParameters();

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param pointers finds the places in a body
	 */
	public ConstraintViolationRules(ProblemCatalog catalog, PropertyPointers pointers) {
		this.catalog = catalog;
		this.pointers = pointers;
	}

	@Override
	public void register(Registry registry) {
		registry.add(ConstraintViolationException.class, this::violated);
	}

	private @Nullable Problem violated(ConstraintViolationException failure, ProblemContext context) {
		Set<ConstraintViolation<?>> violated = failure.getConstraintViolations();
		if (violated == null || violated.isEmpty() || violated.stream().anyMatch(this::isOfReturnValue)) {
			return null;
		}
		Class<?> root = violated.iterator().next().getRootBeanClass();
		if (AnnotatedElementUtils.hasAnnotation(root, Controller.class)) {
			return ofController(failure, violated);
		}
		if (AnnotatedElementUtils.isAnnotated(root, ENTITY)) {
			return WRITING.contains(context.method()) ? this.catalog.problem("invalid-entity", failure).build() : null;
		}
		List<Violation> violations = violated.stream()
			.map((violation) -> Violation
				.of(argumentAndBelow(violation.getPropertyPath()), codeOf(violation), violation.getMessage())
				.withParams(this.parameters.of((type) -> violation)))
			.sorted(Violation.ORDER)
			.toList();
		return this.catalog.problem(context.hasContent() ? "constraint-violated" : "invalid-parameter", failure)
			.violations(violations)
			.build();
	}

	private boolean isOfReturnValue(ConstraintViolation<?> violation) {
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.RETURN_VALUE) {
				return true;
			}
		}
		return false;
	}

	private Problem ofController(ConstraintViolationException failure, Set<ConstraintViolation<?>> violated) {
		List<Violation> violations = new ArrayList<>();
		boolean onlyContent = true;
		for (ConstraintViolation<?> violation : violated) {
			ParameterLocation location = locate(violation);
			onlyContent &= location.isContent();
			Violation found = location.isContent()
					? Violation.at(pointerTo(violation), codeOf(violation), violation.getMessage())
					: Violation.in(location.in(), location.name(), codeOf(violation), violation.getMessage());
			violations.add(found.withParams(this.parameters.of((type) -> violation)));
		}
		violations.sort(Violation.ORDER);
		return this.catalog.problem(onlyContent ? "validation-failed" : "invalid-parameter", failure)
			.violations(violations)
			.build();
	}

	/**
	 * The constraint may sit on an interface that the controller implements, and so may
	 * the annotation that says where the value comes from.
	 * @param violation the violation
	 * @return where the argument comes from
	 */
	private ParameterLocation locate(ConstraintViolation<?> violation) {
		Path.@Nullable MethodNode method = null;
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.METHOD) {
				method = node.as(Path.MethodNode.class);
			}
			else if (node.getKind() == ElementKind.PARAMETER && method != null) {
				return locate(violation.getRootBean(), method, node.as(Path.ParameterNode.class));
			}
		}
		return new ParameterLocation(ParameterLocation.QUERY, null);
	}

	private ParameterLocation locate(Object controller, Path.MethodNode node, Path.ParameterNode parameter) {
		Class<?>[] types = node.getParameterTypes().toArray(Class<?>[]::new);
		Method method = ReflectionUtils.findMethod(controller.getClass(), node.getName(), types);
		return (method != null)
				? ParameterLocation
					.of(new HandlerMethod(controller, method).getMethodParameters()[parameter.getParameterIndex()])
				: new ParameterLocation(ParameterLocation.QUERY, parameter.getName());
	}

	private String pointerTo(ConstraintViolation<?> violation) {
		Object[] arguments = violation.getExecutableParameters();
		Object argument = null;
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.PARAMETER && arguments != null) {
				argument = arguments[node.as(Path.ParameterNode.class).getParameterIndex()];
			}
		}
		return this.pointers.append(JsonPointer.ROOT, argument, belowArgument(violation.getPropertyPath()));
	}

	private static String codeOf(ConstraintViolation<?> violation) {
		return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
	}

	/**
	 * Return what tells one argument from another.
	 * @param path the whole path
	 * @return the path below the argument, or the argument itself
	 */
	private static String argumentAndBelow(Path path) {
		String below = belowArgument(path);
		for (Path.Node node : path) {
			if (below.isEmpty() && node.getKind() == ElementKind.PARAMETER) {
				return String.valueOf(node.getName());
			}
		}
		return below;
	}

	/**
	 * Return the path without the method and its argument.
	 * @param path the whole path
	 * @return the rest, such as {@code items[0].price}
	 */
	private static String belowArgument(Path path) {
		StringBuilder below = new StringBuilder();
		for (Path.Node node : path) {
			switch (node.getKind()) {
				case METHOD, CONSTRUCTOR, CROSS_PARAMETER -> {
				}
				case PARAMETER -> below.append(place(node));
				default -> below.append(place(node)).append(below.isEmpty() ? "" : ".").append(nameOf(node));
			}
		}
		return below.toString();
	}

	private static String nameOf(Path.Node node) {
		return (node.getKind() == ElementKind.PROPERTY && node.getName() != null) ? node.getName() : "";
	}

	private static String place(Path.Node node) {
		Object place = (node.getIndex() != null) ? node.getIndex() : node.getKey();
		return (place != null) ? "[" + place + "]" : "";
	}

}
