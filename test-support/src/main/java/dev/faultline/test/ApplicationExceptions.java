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

package dev.faultline.test;

import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the exception classes in the packages of an application, where Boot looks for
 * entities too.
 */
final class ApplicationExceptions {

	private ApplicationExceptions() {
	}

	/**
	 * Find the classes, but not those that stand beside the test.
	 * @param context the application
	 * @param testClass the test
	 * @return the classes
	 */
	static Set<Class<?>> find(ApplicationContext context, Class<?> testClass) {
		Set<Class<?>> found = new LinkedHashSet<>();
		if (AutoConfigurationPackages.has(context)) {
			Scanner scanner = new Scanner(context);
			for (String name : AutoConfigurationPackages.get(context)) {
				for (BeanDefinition definition : scanner.findCandidateComponents(name)) {
					Class<?> type = load(String.valueOf(definition.getBeanClassName()), context);
					if (type != null && !Objects.equals(location(type), location(testClass))) {
						found.add(type);
					}
				}
			}
		}
		return found;
	}

	private static @Nullable Class<?> load(String className, ApplicationContext context) {
		try {
			return ClassUtils.forName(className, context.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// it is of a library that is absent, and so nobody can throw it
			return null;
		}
	}

	private static @Nullable Object location(Class<?> type) {
		ProtectionDomain domain = type.getProtectionDomain();
		CodeSource source = (domain != null) ? domain.getCodeSource() : null;
		return (source != null) ? source.getLocation() : null;
	}

	private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

		Scanner(ApplicationContext context) {
			super(false, context.getEnvironment());
			setResourceLoader(context);
			addIncludeFilter(new AssignableTypeFilter(Throwable.class));
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition beanDefinition) {
			return beanDefinition.getMetadata().isIndependent();
		}

	}

}
