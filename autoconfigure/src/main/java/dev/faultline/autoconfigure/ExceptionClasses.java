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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.faultline.ProblemResolver;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.core.NativeDetector;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * Finds the classes that mappings name, and those that were probably meant. It does not
 * scan the class path.
 */
class ExceptionClasses {

	private static final List<String> COMMON_PACKAGES = List.of("java.lang", "java.util", "java.io",
			"java.util.concurrent", "java.time");

	private final ClassLoader classLoader;

	private final Map<String, List<String>> bySimpleName = new LinkedHashMap<>();

	ExceptionClasses(@Nullable ClassLoader classLoader, List<ProblemRules> rules) {
		this.classLoader = (classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader();
		Names names = new Names();
		rules.forEach((library) -> library.register(names));
	}

	/**
	 * Find a class by its name.
	 * @param name the name, nested classes with a dot or a dollar sign
	 * @return the class, or {@code null} if there is none that can be loaded
	 */
	@Nullable Class<?> find(String name) {
		String candidate = name;
		while (true) {
			try {
				return Class.forName(candidate, false, this.classLoader);
			}
			catch (ClassNotFoundException | LinkageError ex) {
				int dot = candidate.lastIndexOf('.');
				if (dot < 0) {
					return null;
				}
				candidate = candidate.substring(0, dot) + '$' + candidate.substring(dot + 1);
			}
		}
	}

	/**
	 * Return a class that exists and was probably meant by the name of one that does not.
	 * It has the same simple name.
	 * @param name the name of the class that does not exist
	 * @return the full name or {@code null}
	 */
	@Nullable String suggest(String name) {
		if (isPresent(name)) {
			return null;
		}
		String simpleName = ClassUtils.getShortName(name);
		return Stream
			.concat(this.bySimpleName.getOrDefault(simpleName, List.of()).stream(),
					COMMON_PACKAGES.stream().map((common) -> common + "." + simpleName))
			.map(this::find)
			.filter(Objects::nonNull)
			.map(Class::getName)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return whether the package of a class exists, or the class around it, so that the
	 * name of the class itself must be wrong.
	 * @param name the name of a class that was not found
	 * @return whether a module or the class path has the package
	 */
	boolean packageExists(String name) {
		// an image holds the classes that it was built with, and no others of their
		// package
		if (isPresent(name) || NativeDetector.inNativeImage()) {
			return false;
		}
		String packageName = ClassUtils.getPackageName(name);
		boolean ofJdk = ModuleLayer.boot()
			.modules()
			.stream()
			.anyMatch((module) -> module.getPackages().contains(packageName));
		return ofJdk || find(packageName) != null || hasClasses(packageName.replace('.', '/'));
	}

	/**
	 * Return whether a class is there and lacks only a class of a library.
	 * @param name the name of a class that was not found
	 * @return whether there is a class file
	 */
	private boolean isPresent(String name) {
		return this.classLoader.getResource(ClassUtils.convertClassNameToResourcePath(name) + ".class") != null;
	}

	private boolean hasClasses(String path) {
		try {
			return new PathMatchingResourcePatternResolver(this.classLoader)
				.getResources("classpath*:" + path + "/*.class").length > 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Collects the classes that rules name.
	 */
	private final class Names implements ProblemRules.Registry {

		@Override
		public void add(String className, String slug, LogLevel mostSevere) {
			ExceptionClasses.this.bySimpleName
				.computeIfAbsent(ClassUtils.getShortName(className), (name) -> new ArrayList<>())
				.add(className);
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
