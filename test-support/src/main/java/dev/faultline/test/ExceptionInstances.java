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

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Makes exceptions up.
 */
final class ExceptionInstances {

	private ExceptionInstances() {
	}

	/**
	 * Make an exception with the constructor that has the most parameters of which there
	 * is a value.
	 * @param type the class
	 * @return the exception
	 * @throws AssertionError if there is no such constructor
	 */
	static Throwable make(Class<? extends Throwable> type) {
		return constructors(type).map(ExceptionInstances::call)
			.filter(Throwable.class::isInstance)
			.map(Throwable.class::cast)
			.findFirst()
			.orElseThrow(() -> new AssertionError(("No constructor of %s takes what can be made up:%n%s%nOverride"
					+ " exceptions() of this test and return an instance, as in List.of(new %s(...)).")
				.formatted(type.getName(), signatures(type), type.getSimpleName())));
	}

	private static Stream<Constructor<?>> constructors(Class<?> type) {
		return Stream.of(type.getDeclaredConstructors())
			.filter((constructor) -> !constructor.isSynthetic())
			.sorted(Comparator.<Constructor<?>>comparingInt(Constructor::getParameterCount).reversed());
	}

	private static @Nullable Object call(Constructor<?> constructor) {
		List<Class<?>> parameters = List.of(constructor.getParameterTypes());
		if (!parameters.stream().allMatch(SampleValues::has) || !constructor.trySetAccessible()) {
			return null;
		}
		try {
			return constructor.newInstance(parameters.stream().map(SampleValues::of).toArray());
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// it refuses such values
			return null;
		}
	}

	private static String signatures(Class<?> type) {
		return constructors(type).map((constructor) -> "  %s(%s)".formatted(type.getSimpleName(),
				Arrays.stream(constructor.getParameterTypes())
					.map(ClassUtils::getShortName)
					.collect(Collectors.joining(", "))))
			.collect(Collectors.joining(System.lineSeparator()));
	}

}
