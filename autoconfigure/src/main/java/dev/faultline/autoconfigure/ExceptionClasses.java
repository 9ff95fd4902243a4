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

import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.ProblemResolver;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Finds the classes that mappings name, and those that were probably meant. It does not
 * scan the class path.
 */
class ExceptionClasses {

	private static final List<String> COMMON_PACKAGES = List.of("java.lang", "java.util", "java.io",
			"java.util.concurrent", "java.time");

	private final @Nullable ClassLoader classLoader;

	private final Map<String, String> bySimpleName = new LinkedHashMap<>();

	ExceptionClasses(@Nullable ClassLoader classLoader, List<ProblemRules> rules) {
		this.classLoader = classLoader;
		Names names = new Names();
		rules.forEach((library) -> library.register(names));
	}

	@Nullable Class<?> find(String name) {
		try {
			return ClassUtils.forName(name, this.classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * Return a class that exists and has the simple name of one that does not.
	 * @param name the name of the class that does not exist
	 * @return the full name or {@code null}
	 */
	@Nullable String suggest(String name) {
		String simpleName = ClassUtils.getShortName(name);
		String known = this.bySimpleName.get(simpleName);
		if (known != null && find(known) != null) {
			return known;
		}
		for (String candidate : COMMON_PACKAGES) {
			String common = candidate + "." + simpleName;
			if (find(common) != null) {
				return common;
			}
		}
		return null;
	}

	/**
	 * Return whether the package of a class exists.
	 * @param name the name of the class
	 * @return whether a module or the class path has the package
	 */
	boolean packageExists(String name) {
		String packageName = ClassUtils.getPackageName(name);
		boolean ofJdk = ModuleLayer.boot()
			.modules()
			.stream()
			.anyMatch((module) -> module.getPackages().contains(packageName));
		return ofJdk || resource(packageName.replace('.', '/') + "/") != null;
	}

	private @Nullable URL resource(String path) {
		return (this.classLoader != null) ? this.classLoader.getResource(path) : ClassLoader.getSystemResource(path);
	}

	/**
	 * Collects the classes that rules name.
	 */
	private final class Names implements ProblemRules.Registry {

		@Override
		public void add(String className, String slug) {
			ExceptionClasses.this.bySimpleName.put(ClassUtils.getShortName(className), className);
		}

		@Override
		public <T> void add(Class<T> type, ProblemRules.Rule<T> rule) {
			add(type.getName(), "");
		}

		@Override
		public void add(String className, ProblemResolver rule) {
			add(className, "");
		}

	}

}
