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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemMappings;
import dev.faultline.ProblemType;
import dev.faultline.pages.ProblemTypeDescriptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Tests every exception class of an application. A subclass brings the application, and
 * is a test: <pre class="code">
 * &#64;SpringBootTest
 * class OrdersProblemTests extends ProblemContractTests {
 * }
 * </pre> It throws each exception class that is mapped in the configuration, has a
 * {@code @ProblemMapping}, or is in a package of the application, as if a controller
 * threw it, and asserts that the response is a valid problem document of the declared
 * type that leaks nothing. An exception class of the application that would be answered
 * as an internal error fails, since it was probably forgotten; so this test fails too
 * when a mapping is lost. It asserts as well that the example documents of the
 * application's own problem types are valid.
 *
 * @since 0.1.0
 */
public abstract class ProblemContractTests {

	@Autowired
	private @Nullable ApplicationContext context;

	/**
	 * Return instances to throw in place of those that this test makes up. It makes one
	 * up with the constructor that has the most parameters of which it knows a value: of
	 * the types of {@code java.lang} and {@code java.time}, enums, records and
	 * collections.
	 * @return instances, also several of one class
	 */
	protected List<? extends Throwable> exceptions() {
		return List.of();
	}

	/**
	 * Return whether an exception class of the application is meant to be answered as an
	 * internal error.
	 * @param exceptionType a class that nothing is declared for
	 * @return whether it is left as it is, which it is not by default
	 */
	protected boolean isInternalError(Class<? extends Throwable> exceptionType) {
		return false;
	}

	/**
	 * Return the path of the request that fails.
	 * @return a path that {@code faultline.paths} includes
	 */
	protected String path() {
		return "/";
	}

	/**
	 * Test each exception class.
	 * @return a test for each
	 */
	@TestFactory
	public Stream<DynamicTest> exceptionIsAnsweredWithItsProblem() {
		ThrownFailures failures = ThrownFailures.of(context(), path());
		return ContractCases.of(context(), getClass(), exceptions(), this::isInternalError)
			.stream()
			.map((example) -> DynamicTest.dynamicTest(example.name(),
					() -> verify(example, failures.answer(example.failure()))));
	}

	private void verify(ContractCase example, ProblemResponse response) {
		ProblemType expected = example.expected();
		if (expected == null && isFallback(response) && !isInternalError(example.type().asSubclass(Throwable.class))) {
			throw ContractCases.forgotten(example.type());
		}
		ProblemAssert problem = response.assertThat().as(example.name()).isValid().leaksNothing();
		if (expected != null) {
			problem.hasType(String.valueOf(expected.uri())).hasStatus(expected.status());
		}
	}

	private boolean isFallback(ProblemResponse response) {
		ProblemType fallback = context().getBean(ProblemCatalog.class).find(ProblemCatalog.FALLBACK);
		return fallback != null && String.valueOf(fallback.uri()).equals(response.members().get("type"));
	}

	/**
	 * Test the example document of each problem type of the application.
	 * @return a test for each
	 */
	@TestFactory
	public Stream<DynamicTest> exampleOfProblemTypeIsValid() {
		ProblemTypeDescriptions descriptions = context().getBean(ProblemTypeDescriptions.class);
		return context().getBean(ProblemCatalog.class)
			.types()
			.stream()
			.filter((type) -> !BuiltInProblemTypes.slugs().contains(type.slug()))
			.map((type) -> DynamicTest.dynamicTest("example of " + type.slug(),
					() -> verify(type, () -> descriptions.describe(type, Locale.ENGLISH).example())));
	}

	private static void verify(ProblemType type, Supplier<Map<String, Object>> example) {
		ProblemResponse.of(type.status().value(), Json.write(example.get()))
			.assertThat()
			.isValid()
			.hasType(String.valueOf(type.uri()))
			.hasStatus(type.status())
			.leaksNothing();
	}

	private ApplicationContext context() {
		Assert.state(this.context != null,
				() -> "There is no application: put @SpringBootTest on " + ClassUtils.getShortName(getClass()));
		Assert.state(this.context.getBeanProvider(ProblemMappings.class).getIfAvailable() != null,
				"Faultline is not active in this application: it is no web application, or faultline.enabled is false");
		return this.context;
	}

}
