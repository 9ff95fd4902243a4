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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemMapping;
import dev.faultline.ProblemType;
import dev.faultline.ValueKind;
import dev.faultline.resolve.AnnotatedProblemType;
import dev.faultline.resolve.ExceptionProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the exceptions of the application give to the documents of their problem types.
 *
 * @since 0.1.0
 */
public final class MappedExceptions {

	private final ProblemCatalog catalog;

	private final Map<String, Map<String, ValueKind>> members = new LinkedHashMap<>();

	private MappedExceptions(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	/**
	 * Find the extension members of the problem types that exceptions are mapped to, by
	 * configuration or annotation.
	 * @param context where annotated classes are looked for
	 * @param properties the configured mappings
	 * @param catalog the problem types
	 * @return the kinds of the members by slug and name
	 */
	public static Map<String, Map<String, ValueKind>> membersBySlug(ApplicationContext context,
			FaultlineProperties properties, ProblemCatalog catalog) {
		MappedExceptions mapped = new MappedExceptions(catalog);
		ExceptionClasses classes = new ExceptionClasses(context.getClassLoader(), List.of());
		properties.getMappings().forEach((name, slug) -> mapped.add(classes.find(name), slug.trim()));
		AnnotatedTypes.scan(context).mappings().forEach((type, mapping) -> mapped.add(type, slugOf(type, mapping)));
		return mapped.members;
	}

	/**
	 * Find the problem types that exceptions are mapped to, by configuration or
	 * annotation.
	 * @param context where annotated classes are looked for
	 * @param properties the configured mappings
	 * @param catalog the problem types
	 * @return the types by exception class
	 */
	public static Map<Class<?>, ProblemType> types(ConfigurableApplicationContext context,
			FaultlineProperties properties, ProblemCatalog catalog) {
		Map<Class<?>, ProblemType> types = new LinkedHashMap<>();
		ExceptionClasses classes = new ExceptionClasses(context.getClassLoader(), List.of());
		new MappingsFactory(catalog, new ConfiguredKeys(context.getEnvironment()), classes)
			.create(properties.getMappings())
			.forEach((name, type) -> put(types, classes.find(name), type));
		AnnotatedTypes.scan(context)
			.mappings()
			.forEach((exception, mapping) -> put(types, exception, catalog.find(slugOf(exception, mapping))));
		return types;
	}

	private static void put(Map<Class<?>, ProblemType> types, @Nullable Class<?> exception,
			@Nullable ProblemType type) {
		if (exception != null && type != null) {
			types.putIfAbsent(exception, type);
		}
	}

	private static String slugOf(Class<?> type, ProblemMapping mapping) {
		return AnnotatedProblemType.slugOf(type, mapping);
	}

	private void add(@Nullable Class<?> exception, String slug) {
		ProblemType type = this.catalog.find(slug);
		if (exception == null || type == null) {
			return;
		}
		ExceptionProperties properties = ExceptionProperties.of(exception);
		Map<String, ValueKind> kinds = this.members.computeIfAbsent(slug, (key) -> new LinkedHashMap<>());
		properties.members().forEach((name, member) -> kinds.putIfAbsent(name, ValueKind.of(member)));
		for (String name : type.members()) {
			Class<?> member = properties.typeOf(name);
			if (member != null) {
				kinds.putIfAbsent(name, ValueKind.of(member));
			}
		}
	}

}
