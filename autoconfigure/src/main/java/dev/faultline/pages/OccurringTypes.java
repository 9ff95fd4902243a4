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

package dev.faultline.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Properties;
import java.util.function.Predicate;

import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.ClassUtils;

/**
 * The problem types that can occur with the libraries that are present.
 *
 * @since 0.1.0
 */
public class OccurringTypes implements Predicate<ProblemType> {

	private final Properties needed;

	private final @Nullable ClassLoader classLoader;

	/**
	 * Read what each type needs.
	 * @param classLoader where the libraries are looked for, {@code null} for the default
	 */
	public OccurringTypes(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
		try {
			this.needed = PropertiesLoaderUtils.loadProperties(new EncodedResource(
					new ClassPathResource("occurring.properties", OccurringTypes.class), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the classes of libraries that are looked for.
	 * @return their names
	 */
	Collection<String> libraryClasses() {
		return this.needed.stringPropertyNames().stream().map(this.needed::getProperty).distinct().toList();
	}

	@Override
	public boolean test(ProblemType type) {
		String className = this.needed.getProperty(type.slug());
		return className == null || ClassUtils.isPresent(className, this.classLoader);
	}

}
