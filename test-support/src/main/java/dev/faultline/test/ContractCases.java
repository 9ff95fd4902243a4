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

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.faultline.Explanation;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemMappings;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatusCode;

/**
 * Decides which exceptions {@link ProblemContractTests} throws.
 */
final class ContractCases {

	private final ProblemCatalog catalog;

	private final ProblemHandler handler;

	private final Map<Class<?>, ProblemType> declared;

	private final Predicate<Class<? extends Throwable>> internalError;

	private final List<ContractCase> cases = new ArrayList<>();

	private ContractCases(ApplicationContext context, Predicate<Class<? extends Throwable>> internalError) {
		this.catalog = context.getBean(ProblemCatalog.class);
		this.handler = context.getBean(ProblemHandler.class);
		this.declared = new LinkedHashMap<>(context.getBean(ProblemMappings.class).types());
		this.internalError = internalError;
	}

	static List<ContractCase> of(ApplicationContext context, Class<?> testClass,
			Collection<? extends Throwable> instances, Predicate<Class<? extends Throwable>> internalError) {
		ContractCases cases = new ContractCases(context, internalError);
		for (Throwable instance : instances) {
			Class<? extends Throwable> type = instance.getClass();
			cases.cases.add(new ContractCase(type, cases.expected(type), () -> instance));
		}
		Set<Class<?>> types = new LinkedHashSet<>(cases.declared.keySet());
		types.addAll(ApplicationExceptions.find(context, testClass));
		instances.forEach((instance) -> types.remove(instance.getClass()));
		types.stream().filter((type) -> !isAbstract(type)).forEach(cases::add);
		types.stream().filter(ContractCases::isAbstract).forEach(cases::addAbstract);
		return cases.cases;
	}

	private static boolean isAbstract(Class<?> type) {
		return Modifier.isAbstract(type.getModifiers());
	}

	private void add(Class<?> type) {
		Class<? extends Throwable> exception = type.asSubclass(Throwable.class);
		if (!isForgotten(exception)) {
			this.cases.add(new ContractCase(type, expected(exception), () -> ExceptionInstances.make(exception)));
		}
		else if (!this.internalError.test(exception)) {
			this.cases.add(new ContractCase(type, null, () -> {
				throw forgotten(type);
			}));
		}
	}

	static AssertionError forgotten(Class<?> type) {
		return new AssertionError(("Nothing is declared for %s, so it is answered as an internal error. Map it in"
				+ " faultline.mappings or with @ProblemMapping. If it is a fault of the server, override"
				+ " isInternalError(Class) of this test.")
			.formatted(type.getName()));
	}

	/**
	 * The subclasses follow what is declared for a class that has no instances.
	 * @param type the class
	 */
	private void addAbstract(Class<?> type) {
		boolean covered = this.cases.stream().anyMatch((example) -> type.isAssignableFrom(example.type()));
		if (!covered && this.declared.containsKey(type)) {
			this.cases.add(new ContractCase(type, this.declared.get(type), () -> {
				throw new AssertionError("%s has no instances. Override exceptions() and return one of a subclass."
					.formatted(type.getName()));
			}));
		}
	}

	private boolean isForgotten(Class<? extends Throwable> type) {
		boolean answered = this.declared.containsKey(type);
		return !answered
				&& ProblemCatalog.FALLBACK.equals(steps(type).findFirst().map(Explanation.Step::type).orElse(""));
	}

	private @Nullable ProblemType expected(Class<? extends Throwable> type) {
		ProblemType own = this.declared.get(type);
		if (own != null) {
			return own;
		}
		Explanation.Step step = this.handler.explain(type).certain();
		if (step == null || step.type() == null) {
			return null;
		}
		ProblemType known = this.catalog.find(step.type());
		return (known == null && step.status() != null) ? ProblemType.ofStatus(HttpStatusCode.valueOf(step.status()))
				: known;
	}

	private Stream<Explanation.Step> steps(Class<? extends Throwable> type) {
		return this.handler.explain(type).steps().stream();
	}

}
