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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The classes of the application with {@link ProblemMapping @ProblemMapping}. They are
 * looked for where Boot looks for entities, so that the catalog is complete and a mistake
 * is found at start-up.
 */
final class AnnotatedTypes {

	private static final Log logger = LogFactory.getLog(AnnotatedTypes.class);

	private final Map<Class<?>, ProblemMapping> mappings = new LinkedHashMap<>();

	private AnnotatedTypes() {
	}

	static AnnotatedTypes scan(ApplicationContext context) {
		AnnotatedTypes types = new AnnotatedTypes();
		AnnotatedNames known = context.getBeanProvider(AnnotatedNames.class).getIfAvailable();
		List<String> names = (known != null) ? known.names() : names(context, context.getEnvironment(), context);
		names.forEach((name) -> types.add(name, context.getClassLoader()));
		return types;
	}

	/**
	 * Look for annotated classes on the class path.
	 * @param beanFactory knows the packages of the application
	 * @param environment the environment
	 * @param resourceLoader reads the class path
	 * @return the names of the classes
	 */
	static List<String> names(BeanFactory beanFactory, Environment environment, ResourceLoader resourceLoader) {
		if (!AutoConfigurationPackages.has(beanFactory)) {
			return List.of();
		}
		Scanner scanner = new Scanner(environment, resourceLoader);
		return AutoConfigurationPackages.get(beanFactory)
			.stream()
			.flatMap((name) -> scanner.findCandidateComponents(name).stream())
			.map((definition) -> String.valueOf(definition.getBeanClassName()))
			.toList();
	}

	private void add(String className, @Nullable ClassLoader classLoader) {
		try {
			Class<?> type = ClassUtils.forName(className, classLoader);
			ProblemMapping mapping = type.getDeclaredAnnotation(ProblemMapping.class);
			if (mapping != null && !this.mappings.containsKey(type)) {
				add(type, mapping);
			}
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// it is of a library that is absent, and so nobody can throw it
			logger.debug("Left out " + className, ex);
		}
	}

	private void add(Class<?> type, ProblemMapping mapping) {
		// an exception may implement any interface
		if (!Throwable.class.isAssignableFrom(type) && !type.isInterface()) {
			throw new InvalidProblemTypeException(
					"@ProblemMapping is on %s, which is not a Throwable".formatted(type.getName()),
					"Put it on an exception class.");
		}
		String slug = AnnotatedProblemType.slugOf(type, mapping);
		if (mapping.status() == 0 && StringUtils.hasText(mapping.title() + mapping.detail())) {
			throw new InvalidProblemTypeException(
					"@ProblemMapping of %s has a title or a detail without a status".formatted(type.getName()),
					"Give it a status, or write the texts to faultline.problems.%s in the configuration."
						.formatted(slug));
		}
		this.mappings.forEach((other, otherMapping) -> {
			boolean derived = !StringUtils.hasText(mapping.value()) && !StringUtils.hasText(otherMapping.value());
			boolean made = mapping.status() != 0 && otherMapping.status() != 0;
			if ((derived || made) && AnnotatedProblemType.slugOf(other, otherMapping).equals(slug)) {
				throw new InvalidProblemTypeException(
						"%s and %s have the same slug '%s'".formatted(other.getName(), type.getName(), slug),
						"Give one of them a slug of its own, such as @ProblemMapping(\"%s-2\", …), or have both name a"
							.formatted(slug) + " problem type that faultline.problems declares.");
			}
		});
		this.mappings.put(type, mapping);
	}

	Map<Class<?>, ProblemMapping> mappings() {
		return this.mappings;
	}

	/**
	 * Return the problem types that annotations make.
	 * @return the types
	 */
	Collection<ProblemType> made() {
		List<ProblemType> made = new ArrayList<>();
		this.mappings.forEach((type, mapping) -> {
			try {
				ProblemType problemType = AnnotatedProblemType.of(type, mapping);
				if (problemType != null) {
					made.add(problemType);
				}
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidProblemTypeException(
						"@ProblemMapping of %s is not valid: %s".formatted(type.getName(), ex.getMessage()),
						"Use a slug of lower case words joined by dashes, and a status of 400 to 599.");
			}
		});
		return made;
	}

	/**
	 * Check that each annotation names a problem type that exists and shows nothing that
	 * the exception does not have.
	 * @param catalog all problem types
	 * @param keys finds what is configured
	 */
	void check(ProblemCatalog catalog, ConfiguredKeys keys) {
		this.mappings.forEach((type, mapping) -> {
			String slug = AnnotatedProblemType.slugOf(type, mapping);
			ProblemType problemType = catalog.find(slug);
			if (problemType == null) {
				throw new InvalidProblemTypeException(
						"@ProblemMapping of %s names the problem type '%s', which does not exist; the nearest is '%s'"
							.formatted(type.getName(), slug, catalog.nearest(slug)),
						"Correct the slug, declare faultline.problems.%s in the configuration, or give the annotation a"
							.formatted(slug) + " status.");
			}
			DetailRules.checkProperties(type, problemType, keys, InvalidProblemTypeException::new);
		});
	}

	/**
	 * Finds annotated classes, also abstract ones, since their subclasses follow them.
	 */
	private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

		Scanner(Environment environment, ResourceLoader resourceLoader) {
			super(false, environment);
			setResourceLoader(resourceLoader);
			addIncludeFilter(new AnnotationTypeFilter(ProblemMapping.class, false));
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition beanDefinition) {
			return beanDefinition.getMetadata().isIndependent();
		}

	}

}
