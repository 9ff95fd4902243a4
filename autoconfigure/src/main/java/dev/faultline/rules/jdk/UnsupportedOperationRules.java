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

package dev.faultline.rules.jdk;

import java.util.List;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

/**
 * An operation that the application announces but does not implement yet is 501 (RFC 9110
 * section 15.6.2). The JDK's idiom for it is also what {@code List.of().add(…)} throws,
 * so what counts is who threw it: the application's own code, or a library.
 *
 * @since 0.1.0
 */
public class UnsupportedOperationRules implements ProblemRules {

	private static final String KOTLIN = "kotlin.NotImplementedError";

	private final ProblemCatalog catalog;

	private final List<String> applicationPackages;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param applicationPackages the packages that hold the application's own code
	 */
	public UnsupportedOperationRules(ProblemCatalog catalog, List<String> applicationPackages) {
		this.catalog = catalog;
		this.applicationPackages = List.copyOf(applicationPackages);
	}

	@Override
	public void register(Registry registry) {
		registry.add(UnsupportedOperationException.class.getName(), this::unsupported);
		registry.add(KOTLIN, this::unsupported);
	}

	private @Nullable Problem unsupported(Throwable failure, ProblemContext context) {
		Class<?> type = failure.getClass();
		boolean idiom = type == UnsupportedOperationException.class || type.getName().equals(KOTLIN);
		return (idiom && isThrownByApplication(failure))
				? this.catalog.problem("operation-not-implemented", failure).build() : null;
	}

	private boolean isThrownByApplication(Throwable failure) {
		StackTraceElement[] frames = failure.getStackTrace();
		return frames.length > 0
				&& this.applicationPackages.stream().anyMatch((name) -> contains(name, frames[0].getClassName()));
	}

	private static boolean contains(String packageName, String className) {
		// below the default package lies everything, the JDK included
		return packageName.isEmpty() ? className.indexOf('.') < 0 : className.startsWith(packageName + ".");
	}

}
