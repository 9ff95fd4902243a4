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

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Modifier;

import dev.faultline.resolve.ExceptionProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GeneratedClass;
import org.springframework.aot.generate.GeneratedMethod;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.javapoet.CodeBlock;
import org.springframework.javapoet.MethodSpec;

/**
 * Finds the exception classes that the application maps, by configuration or by
 * annotation, while the application is built. In a native image they could neither be
 * found nor read.
 */
class ExceptionTypesAotProcessor implements BeanFactoryInitializationAotProcessor {

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		// faultline.enabled=false leaves nothing to do
		if (beanFactory.getBeanNamesForType(FaultlineProperties.class, false, false).length == 0) {
			return null;
		}
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		Environment environment = beanFactory.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME,
				Environment.class);
		List<String> annotated = AnnotatedTypes.names(beanFactory, environment, new DefaultResourceLoader(classLoader));
		ExceptionClasses classes = new ExceptionClasses(classLoader, List.of());
		Set<String> names = new LinkedHashSet<>(annotated);
		Binder.get(environment).bind("faultline", FaultlineProperties.class).ifBound((properties) -> {
			names.addAll(properties.getMappings().keySet());
			names.addAll(properties.getLogging().getLevels().keySet());
		});
		List<Class<?>> types = new ArrayList<>();
		for (String name : names) {
			Class<?> type = classes.find(name);
			if (type != null) {
				types.add(type);
			}
		}
		return new Contribution(annotated, types);
	}

	/**
	 * What becomes of them.
	 */
	private static final class Contribution implements BeanFactoryInitializationAotContribution {

		private final List<String> annotated;

		private final List<Class<?>> types;

		private Contribution(List<String> annotated, List<Class<?>> types) {
			this.annotated = annotated;
			this.types = types;
		}

		@Override
		public void applyTo(GenerationContext generationContext, BeanFactoryInitializationCode initialization) {
			ReflectionHints reflection = generationContext.getRuntimeHints().reflection();
			this.types.forEach((type) -> {
				reflection.registerType(type);
				ExceptionProperties.of(type).readable().forEach((member) -> register(member, reflection));
			});
			// in this package, where it may call what is not public
			GeneratedClass generated = generationContext.getGeneratedClasses()
				.addForFeatureComponent("AnnotatedNames", AnnotatedNames.class,
						(type) -> type.addModifiers(Modifier.PUBLIC));
			GeneratedMethod method = generated.getMethods().add("register", this::register);
			initialization.addInitializer(method.toMethodReference());
		}

		private static void register(Member member, ReflectionHints reflection) {
			if (member instanceof Method method) {
				reflection.registerMethod(method, ExecutableMode.INVOKE);
			}
			else {
				reflection.registerField((Field) member);
			}
		}

		private void register(MethodSpec.Builder method) {
			CodeBlock names = this.annotated.stream()
				.map((name) -> CodeBlock.of("$S", name))
				.collect(CodeBlock.joining(", "));
			method.addJavadoc("Register the names of the annotated classes.");
			method.addModifiers(Modifier.PUBLIC, Modifier.STATIC);
			method.addParameter(DefaultListableBeanFactory.class, "beanFactory");
			method.addStatement(
					this.annotated.isEmpty() ? "$T.register(beanFactory$L)" : "$T.register(beanFactory, $L)",
					AnnotatedNames.class, names);
		}

	}

}
