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

package dev.faultline.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemMapping;
import dev.faultline.ProblemType;
import dev.faultline.resolve.AnnotatedProblemType;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The classes of the application with {@link ProblemMapping @ProblemMapping}. They are
 * looked for where Boot looks for entities, so that the catalog is complete and a mistake
 * is found at start-up.
 */
final class AnnotatedTypes {

	private final Map<Class<?>, String> slugs = new LinkedHashMap<>();

	private final List<ProblemType> made = new ArrayList<>();

	private AnnotatedTypes() {
	}

	static AnnotatedTypes scan(ApplicationContext context) {
		AnnotatedTypes types = new AnnotatedTypes();
		if (AutoConfigurationPackages.has(context)) {
			Scanner scanner = new Scanner(context);
			for (String name : AutoConfigurationPackages.get(context)) {
				for (BeanDefinition definition : scanner.findCandidateComponents(name)) {
					types.add(ClassUtils.resolveClassName(String.valueOf(definition.getBeanClassName()),
							context.getClassLoader()));
				}
			}
		}
		return types;
	}

	private void add(Class<?> type) {
		ProblemMapping mapping = type.getDeclaredAnnotation(ProblemMapping.class);
		if (mapping == null || this.slugs.containsKey(type)) {
			return;
		}
		if (!Throwable.class.isAssignableFrom(type)) {
			throw new InvalidProblemTypeException(
					"@ProblemMapping is on %s, which is not a Throwable".formatted(type.getName()),
					"Put it on an exception class.");
		}
		String slug = AnnotatedProblemType.slugOf(type, mapping);
		this.slugs.forEach((other, otherSlug) -> {
			boolean derived = mapping.value().isEmpty() || mapping.status() != 0;
			if (otherSlug.equals(slug) && derived) {
				throw new InvalidProblemTypeException(
						"%s and %s have the same slug '%s'".formatted(other.getName(), type.getName(), slug),
						"Give one of them a slug of its own, such as @ProblemMapping(\"%s-2\", …), or have both name a"
							.formatted(slug) + " problem type that faultline.problems declares.");
			}
		});
		this.slugs.put(type, slug);
		try {
			ProblemType problemType = AnnotatedProblemType.of(type, mapping);
			if (problemType != null) {
				this.made.add(problemType);
			}
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidProblemTypeException(
					"@ProblemMapping of %s is not valid: %s".formatted(type.getName(), ex.getMessage()),
					"Use a slug of lower case words joined by dashes, and a status of 400 to 599.");
		}
	}

	/**
	 * Return the problem types that annotations make.
	 * @return the types
	 */
	Collection<ProblemType> made() {
		return this.made;
	}

	/**
	 * Check that each annotation that only names a problem type names one that exists.
	 * @param catalog all problem types
	 */
	void checkNames(ProblemCatalog catalog) {
		this.slugs.forEach((type, slug) -> {
			if (catalog.find(slug) == null) {
				throw new InvalidProblemTypeException(
						"@ProblemMapping of %s names the problem type '%s', which does not exist; the nearest is '%s'"
							.formatted(type.getName(), slug, catalog.nearest(slug)),
						"Correct the slug, declare faultline.problems.%s in the configuration, or give the annotation a"
							.formatted(slug) + " status.");
			}
		});
	}

	/**
	 * Finds annotated classes, also abstract ones, since their subclasses follow them.
	 */
	private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

		Scanner(ApplicationContext context) {
			super(false, context.getEnvironment());
			setResourceLoader(context);
			addIncludeFilter(new AnnotationTypeFilter(ProblemMapping.class, false));
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition beanDefinition) {
			return beanDefinition.getMetadata().isIndependent();
		}

	}

}
