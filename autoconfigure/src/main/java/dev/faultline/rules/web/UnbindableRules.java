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

package dev.faultline.rules.web;

import java.util.Arrays;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.InvalidPropertyException;

/**
 * Rules for names of parameters that no object can be bound from, such as an index of a
 * list that is none or too large. Spring reports these as bugs, but it is the caller who
 * chose the names: the evidence is that nobody but Spring's binder had a hand in it.
 *
 * @since 0.1.0
 */
public class UnbindableRules implements ProblemRules {

	private static final String BINDER = "org.springframework.validation.DataBinder";

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public UnbindableRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add(InvalidPropertyException.class, this::unbindable);
		registry.add(IndexOutOfBoundsException.class, this::unbindable);
		registry.add(NumberFormatException.class, this::unbindable);
	}

	private @Nullable Problem unbindable(Exception failure, ProblemContext context) {
		return isOfBinder(failure.getStackTrace()) ? this.catalog.problem("invalid-form", failure).build() : null;
	}

	private static boolean isOfBinder(StackTraceElement[] frames) {
		return Arrays.stream(frames)
			.map(StackTraceElement::getClassName)
			.takeWhile(UnbindableRules::isOfBinding)
			.anyMatch(BINDER::equals);
	}

	private static boolean isOfBinding(String className) {
		return className.startsWith("java.") || className.startsWith("jdk.")
				|| className.startsWith("org.springframework.beans.")
				|| className.startsWith("org.springframework.validation.");
	}

}
