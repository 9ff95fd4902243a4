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

package dev.faultline.autoconfigure.openapi;

import java.lang.reflect.AnnotatedElement;

import dev.faultline.ProblemCatalog;
import dev.faultline.Problems;
import dev.faultline.autoconfigure.InvalidProblemTypeException;

import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;

/**
 * Finds the mistakes in {@link Problems @Problems} at start-up rather than in the
 * document.
 */
class ProblemsAnnotations {

	private final ProblemCatalog catalog;

	ProblemsAnnotations(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	void check(ApplicationContext context) {
		for (String name : context.getBeanNamesForAnnotation(Controller.class)) {
			Class<?> type = context.getType(name, false);
			if (type != null) {
				Class<?> controller = ClassUtils.getUserClass(type);
				check(controller, controller.getName());
				MethodFilter annotated = (method) -> AnnotatedElementUtils.hasAnnotation(method, Problems.class);
				MethodIntrospector.selectMethods(controller, annotated)
					.forEach((method) -> check(method, controller.getName() + "." + method.getName()));
			}
		}
	}

	private void check(AnnotatedElement element, String name) {
		Problems problems = AnnotatedElementUtils.findMergedAnnotation(element, Problems.class);
		if (problems != null) {
			for (String slug : problems.value()) {
				if (this.catalog.find(slug) == null) {
					throw new InvalidProblemTypeException(
							"@Problems of %s names the problem type '%s', which does not exist; the nearest is '%s'"
								.formatted(name, slug, this.catalog.nearest(slug)),
							"Correct the slug, or declare faultline.problems.%s in the configuration.".formatted(slug));
				}
			}
		}
	}

}
