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

package dev.faultline.servlet.statusmap;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.TestCatalog;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.rules.NamedRules;
import dev.faultline.rules.data.ConcurrencyRules;
import dev.faultline.rules.data.DatabaseRules;
import dev.faultline.rules.data.MissingRowRules;
import dev.faultline.servlet.statusmap.StatusMap.Row;
import dev.faultline.servlet.statusmap.StatusMap.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.NoOp;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.objenesis.ObjenesisStd;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No row of the sections on databases, other services, load and brokers is without a test
 * that provokes it, and no class of theirs without an answer.
 */
class ProvokedRowsTests {

	/** Where the tests are that have a real cause, and those of the rules alone. */
	private static final List<String> PACKAGES = List.of("dev.faultline.servlet.", "dev.faultline.rules.data.");

	private final TestWalk walk = TestWalk.by((catalog) -> new NamedRules("data"),
			(catalog) -> new NamedRules("resilience"), (catalog) -> new NamedRules("messaging"), ConcurrencyRules::new,
			DatabaseRules::new, MissingRowRules::new);

	static Stream<Row> rows() {
		return StatusMap.provokedSections().stream().flatMap((section) -> section.rows().stream());
	}

	static Stream<Arguments> others() {
		return rows().flatMap((row) -> row.otherExceptions()
			.stream()
			.map((className) -> Arguments.of(row.id(), className, row.others().split(": ")[1])));
	}

	@Test
	void sectionsAreThoseOfOtherServersAndLibraries() {
		assertThat(StatusMap.provokedSections()).extracting(Section::number)
			.containsExactly("2.10", "2.12", "2.13", "2.14");
		for (Section section : StatusMap.provokedSections()) {
			for (int i = 0; i < section.rows().size(); i++) {
				assertThat(section.rows().get(i).id()).isEqualTo(section.number() + "." + (i + 1));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("rows")
	void rowHasTestsThatProvokeItOverHttp(Row row) {
		List<String> packages = new ArrayList<>();
		for (String test : row.tests()) {
			Class<?> found = PACKAGES.stream()
				.map((name) -> find(name + test.split("#")[0]))
				.filter((type) -> type != null)
				.findFirst()
				.orElseThrow(() -> new AssertionError("There is no class for " + test));
			packages.add(found.getPackageName() + ".");
			assertThat(found.getDeclaredMethods()).as(test)
				.anyMatch((method) -> method.getName().equals(test.split("#")[1]) && isTest(method));
		}
		assertThat(packages).as(row.id()).contains(PACKAGES.get(0));
	}

	@ParameterizedTest
	@MethodSource("rows")
	void outcomeOfARowIsAProblemTypeWithItsStatus(Row row) {
		ProblemCatalog catalog = TestCatalog.with();
		for (String outcome : row.outcomes()) {
			ProblemType type = catalog.find(outcome.substring(4));
			assertThat(type).as(outcome).isNotNull();
			assertThat(outcome).startsWith(type.status().value() + " ");
		}
	}

	@ParameterizedTest
	@MethodSource("rows")
	void classesOfARowExist(Row row) {
		assertThat(row.exceptions()).allSatisfy((className) -> assertThat(find(className)).as(className).isNotNull());
		assertThat(row.exceptions()).containsAll(row.otherExceptions());
	}

	@ParameterizedTest
	@MethodSource("rows")
	void classThatNoTestProvokesHasAReason(Row row) {
		List<String> excused = Stream.of(row.why().split("; "))
			.filter((reason) -> reason.contains(": "))
			.flatMap((reason) -> Stream.of(reason.split(": ")[0].split(", ")))
			.toList();
		assertThat(row.otherExceptions()).extracting((className) -> className.replaceAll(".*\\.", ""))
			.containsExactlyInAnyOrderElementsOf(excused);
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@MethodSource("others")
	void classThatNoTestProvokesHasItsAnswer(String row, String className, String outcome) {
		TestWalk.Answer answer = this.walk.answer(make(find(className)),
				TestProblemContext.post("/orders/1").withMethod("PUT"));
		assertThat(answer.status() + " " + answer.slug()).isEqualTo(outcome);
		assertThat(answer.headers().containsHeader("Retry-After")).isEqualTo(outcome.startsWith("503"));
	}

	static String report() {
		StringBuilder report = new StringBuilder();
		for (Section section : StatusMap.provokedSections()) {
			report.append("\n## ").append(section.number()).append(' ').append(section.title()).append('\n');
			section.rows().forEach((row) -> append(row, report));
		}
		return report.toString();
	}

	private static void append(Row row, StringBuilder report) {
		report.append("\n### ").append(row.id()).append(" `").append(row.cause()).append("`\n\n");
		report.append("Answer: ").append(String.join(", ", row.outcomes())).append("\n\n");
		row.tests().forEach((test) -> report.append("- `").append(test).append("`\n"));
		if (!row.others().isEmpty()) {
			report.append("- made by the test: ").append(row.others()).append(" (").append(row.why()).append(")\n");
		}
	}

	private static boolean isTest(Method method) {
		return AnnotatedElementUtils.isAnnotated(method, Test.class)
				|| AnnotatedElementUtils.isAnnotated(method, ParameterizedTest.class)
				|| AnnotatedElementUtils.isAnnotated(method, TestFactory.class);
	}

	private static Class<?> find(String className) {
		try {
			return Class.forName(className, false, ProvokedRowsTests.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			return null;
		}
	}

	/**
	 * Make an exception without its constructor, so that it has neither message nor cause
	 * and nothing but its class decides.
	 * @param type the class, or one of which a subclass will do
	 * @return the exception
	 */
	private static Throwable make(Class<?> type) {
		Class<?> made = type;
		if (Modifier.isAbstract(type.getModifiers())) {
			Enhancer enhancer = new Enhancer();
			enhancer.setSuperclass(type);
			enhancer.setCallbackType(NoOp.class);
			made = enhancer.createClass();
		}
		return (Throwable) new ObjenesisStd().newInstance(made);
	}

}
