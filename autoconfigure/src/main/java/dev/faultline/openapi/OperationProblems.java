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

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.faultline.Explanation;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemType;
import dev.faultline.Problems;
import io.swagger.v3.oas.models.Operation;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;

import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Finds the problems that the signature of each operation proves, and leaves them with
 * the operation for {@link ProblemResponses}. Nothing is guessed.
 *
 * @since 0.1.0
 */
public class OperationProblems implements GlobalOperationCustomizer {

	/** Where the problem types wait. It does not get into the document. */
	private static final String EXTENSION = "x-faultline-problems";

	private static final String NOT_SUPPORTED = "org.springframework.web.HttpMediaTypeNotSupportedException";

	private static final String NOT_ACCEPTABLE = "org.springframework.web.HttpMediaTypeNotAcceptableException";

	private final ProblemCatalog catalog;

	private final ProblemHandler handler;

	private final ApplicationAdvice advice;

	/**
	 * Create the customizer.
	 * @param catalog the problem types
	 * @param handler explains what exceptions are answered with
	 * @param context the application, whose own exception handlers are asked for
	 */
	public OperationProblems(ProblemCatalog catalog, ProblemHandler handler, ApplicationContext context) {
		this.catalog = catalog;
		this.handler = handler;
		this.advice = new ApplicationAdvice(context);
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		Class<?> controller = method.getBeanType();
		ProvedProblems proved = new ProvedProblems(this.catalog, (failure) -> this.advice.handles(controller, failure));
		arguments(proved, method);
		mediaTypes(proved, method.getMethod(), controller);
		thrown(proved, method.getMethod(), controller);
		named(proved, AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Problems.class), method);
		named(proved, AnnotatedElementUtils.findMergedAnnotation(controller, Problems.class), method);
		// two methods can share a path and so an operation
		Set<ProblemType> all = new LinkedHashSet<>(take(operation));
		all.addAll(proved.types());
		operation.addExtension(EXTENSION, all);
		return operation;
	}

	private void arguments(ProvedProblems proved, HandlerMethod method) {
		ParameterProblems values = new ParameterProblems(proved);
		ContentProblems content = new ContentProblems(proved);
		ValidationProblems constraints = new ValidationProblems(proved, method);
		for (MethodParameter parameter : method.getMethodParameters()) {
			values.add(parameter);
			if (ContentProblems.isContent(parameter)) {
				content.add(parameter);
			}
			constraints.add(parameter, method.getMethodParameters());
		}
	}

	private void mediaTypes(ProvedProblems proved, Method method, Class<?> controller) {
		if (isDeclared(RequestMapping::consumes, method, controller)) {
			proved.add("unsupported-media-type", NOT_SUPPORTED);
		}
		if (isDeclared(RequestMapping::produces, method, controller)) {
			proved.add("not-acceptable", NOT_ACCEPTABLE);
		}
	}

	private static boolean isDeclared(Function<RequestMapping, String[]> attribute, Method method,
			Class<?> controller) {
		RequestMapping ofMethod = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
		RequestMapping ofController = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
		return (ofMethod != null && attribute.apply(ofMethod).length > 0)
				|| (ofController != null && attribute.apply(ofController).length > 0);
	}

	private void thrown(ProvedProblems proved, Method method, Class<?> controller) {
		for (Class<?> declared : method.getExceptionTypes()) {
			Class<? extends Throwable> failure = declared.asSubclass(Throwable.class);
			Explanation.Step step = this.handler.explain(failure).certain();
			ProblemType type = (step != null) ? typeOf(step) : null;
			if (type != null && !this.advice.handles(controller, failure)) {
				proved.add(type);
			}
		}
	}

	private @Nullable ProblemType typeOf(Explanation.Step step) {
		if (ProblemType.ABOUT_BLANK.equals(step.type()) && step.status() != null) {
			return ProblemType.ofStatus(HttpStatusCode.valueOf(step.status()));
		}
		return (step.type() != null) ? this.catalog.find(step.type()) : null;
	}

	private void named(ProvedProblems proved, @Nullable Problems problems, HandlerMethod method) {
		if (problems != null) {
			for (String slug : problems.value()) {
				ProblemType type = this.catalog.find(slug);
				if (type == null) {
					// found at start-up already, unless the controller is of an unusual
					// kind
					throw new IllegalStateException(
							"@Problems of %s names the problem type '%s', which does not exist; the nearest is '%s'"
								.formatted(method.getShortLogMessage(), slug, this.catalog.nearest(slug)));
				}
				proved.add(type);
			}
		}
	}

	/**
	 * Take what was found for an operation, so that it does not get into the document.
	 * @param operation the operation
	 * @return the problem types
	 */
	@SuppressWarnings("unchecked")
	static Set<ProblemType> take(Operation operation) {
		Map<String, Object> extensions = operation.getExtensions();
		Object found = (extensions != null) ? extensions.remove(EXTENSION) : null;
		if (extensions != null && extensions.isEmpty()) {
			operation.setExtensions(null);
		}
		return (found != null) ? (Set<ProblemType>) found : Set.of();
	}

}
