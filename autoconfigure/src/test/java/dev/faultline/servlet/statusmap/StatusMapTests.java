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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.TestCatalog;
import dev.faultline.servlet.statusmap.StatusMap.Row;
import dev.faultline.servlet.statusmap.StatusMap.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No row of the status map is without a case, and no case without a row. Writes
 * {@code target/status-map.md}.
 */
class StatusMapTests {

	private static final Map<String, StatusMapSection> TESTS = Map.of("2.1", new RoutingRowsTests(), "2.2",
			new RequestValueRowsTests(), "2.3", new BodyRowsTests(), "2.4", new ValidationRowsTests(), "2.5",
			new NegotiationRowsTests(), "2.6", new MultipartRowsTests(), "2.7", new AsyncRowsTests(), "2.8",
			new ExplicitStatusRowsTests(), "2.11", new JdkRowsTests());

	private final Map<Stack, Map<String, List<StatusMapCase>>> cases = new EnumMap<>(Stack.class);

	StatusMapTests() {
		for (Stack stack : Stack.values()) {
			this.cases.put(stack,
					TESTS.values()
						.stream()
						.flatMap((section) -> section.cases().stream())
						.filter((example) -> example.isOn(stack))
						.collect(Collectors.groupingBy((example) -> example.row(stack))));
		}
	}

	@Test
	void everySectionHasItsTest() {
		assertThat(TESTS.keySet())
			.containsExactlyInAnyOrderElementsOf(StatusMap.sections().stream().map(Section::number).toList());
		TESTS.forEach(
				(number, section) -> assertThat(section.cases()).filteredOn((example) -> example.isOn(Stack.SERVLET))
					.allSatisfy((example) -> assertThat(example.row(Stack.SERVLET)).startsWith(number + ".")));
	}

	@Test
	void rowsOfASectionAreNumberedInOrder() {
		for (Section section : StatusMap.sections()) {
			for (int i = 0; i < section.rows().size(); i++) {
				assertThat(section.rows().get(i).id()).isEqualTo(section.number() + "." + (i + 1));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyRowHasACaseUnlessItIsOfTheOtherStackAlone(Stack stack) {
		assertThat(this.cases.get(stack).keySet()).containsExactlyInAnyOrderElementsOf(
				StatusMap.rows().stream().filter((row) -> row.stacks().contains(stack)).map(Row::id).toList());
	}

	@Test
	void everyExceptionOfARowHasACaseAndNoOther() {
		for (Row row : StatusMap.rows()) {
			Set<String> causes = new HashSet<>();
			for (Stack stack : Stack.values()) {
				casesOf(row, stack).map((example) -> example.cause(stack))
					.filter(Objects::nonNull)
					.forEach((cause) -> causes.add(cause.getName()));
			}
			if (!row.exceptions().isEmpty()) {
				assertThat(causes).as(row.id()).containsExactlyInAnyOrderElementsOf(row.exceptions());
			}
		}
	}

	@Test
	void everyOutcomeOfARowHasACaseAndNoOther() {
		for (Row row : StatusMap.rows()) {
			assertThat(casesOf(row).stream().map(StatusMapCase::outcome).collect(Collectors.toSet())).as(row.id())
				.containsExactlyInAnyOrderElementsOf(row.outcomes());
		}
	}

	@Test
	void everyDifferenceBetweenTheStacksIsOfACase() {
		Set<String> shared = TESTS.values()
			.stream()
			.flatMap((section) -> section.cases().stream())
			.filter((example) -> example.isOn(Stack.SERVLET) && example.isOn(Stack.WEBFLUX))
			.map(StatusMapCase::toString)
			.collect(Collectors.toSet());
		assertThat(shared).containsAll(Parity.DIFFERENCES.keySet());
	}

	@Test
	void everyDifferenceIsOnThePageOfWebFlux() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "webflux.md")).replaceAll("\\s+", " ");
		Stream<String> alone = TESTS.values()
			.stream()
			.flatMap((section) -> section.cases().stream())
			.map(StatusMapCase::alone)
			.filter(Objects::nonNull);
		Stream<String> differing = Stream.of(Parity.DIFFERENCES, Parity.OTHER_DIFFERENCES)
			.flatMap((differences) -> differences.values().stream())
			.map(Parity.Difference::reason);
		assertThat(Stream.concat(alone, differing).distinct()).isNotEmpty()
			.allSatisfy((reason) -> assertThat(page).containsIgnoringCase("| " + reason + " |"));
	}

	@Test
	void everyOutcomeIsAProblemTypeWithItsStatus() {
		ProblemCatalog catalog = TestCatalog.with();
		StatusMap.rows()
			.stream()
			.flatMap((row) -> row.outcomes().stream())
			.filter((outcome) -> outcome.contains(" "))
			.forEach((outcome) -> {
				String[] words = outcome.split(" ");
				ProblemType type = catalog.find(words[1]);
				assertThat(type).as(outcome).isNotNull();
				assertThat(type.status().value()).as(outcome).isEqualTo(Integer.parseInt(words[0]));
			});
	}

	@Test
	void casesOfARowAreToldApart() {
		this.cases.values()
			.stream()
			.flatMap((ofStack) -> ofStack.values().stream())
			.forEach((examples) -> assertThat(examples.stream().map(StatusMapCase::toString)).doesNotHaveDuplicates());
	}

	@Test
	void reportListsEveryRow() throws IOException {
		Path report = Files.writeString(Path.of("target", "status-map.md"), report());
		String text = Files.readString(report);
		assertThat(Stream.concat(StatusMap.rows().stream(), ProvokedRowsTests.rows()))
			.allSatisfy((row) -> assertThat(text).contains("### " + row.id() + " "));
	}

	private Stream<StatusMapCase> casesOf(Row row, Stack stack) {
		return this.cases.get(stack).getOrDefault(row.id(), List.of()).stream();
	}

	private Set<StatusMapCase> casesOf(Row row) {
		return Arrays.stream(Stack.values())
			.flatMap((stack) -> casesOf(row, stack))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private String report() {
		StringBuilder report = new StringBuilder("# The status map, row by row\n\n");
		report.append(
				"What the tests of `dev.faultline.servlet.statusmap` send to Spring MVC on Tomcat and to WebFlux on Reactor Netty, and what they assert. \"Thrown "
						+ "by the test\": nothing on the class path raises it, so that a handler does.\n");
		for (Section section : StatusMap.sections()) {
			report.append("\n## ").append(section.number()).append(' ').append(section.title()).append('\n');
			section.rows().forEach((row) -> append(row, report));
		}
		report.append(ProvokedRowsTests.report());
		return report.toString();
	}

	private void append(Row row, StringBuilder report) {
		report.append("\n### ").append(row.id()).append(" `").append(row.cause()).append("`\n\n");
		report.append("| case | stack | cause | request | answer |\n| - | - | - | - | - |\n");
		for (StatusMapCase example : casesOf(row)) {
			List<Stack> stacks = Arrays.stream(Stack.values())
				.filter((stack) -> row.id().equals(example.row(stack)))
				.toList();
			String causes = stacks.stream()
				.map(example::cause)
				.filter(Objects::nonNull)
				.map((cause) -> "`" + cause.getSimpleName() + "`")
				.distinct()
				.collect(Collectors.joining(", "));
			Map<String, String> headers = new TreeMap<>(example.headers());
			headers.putAll(example.lists());
			report.append("| ")
				.append(example.name())
				.append(" | ")
				.append(stacks.stream().map(StatusMapTests::nameOf).collect(Collectors.joining(", ")))
				.append((example.alone() != null) ? " alone: " + example.alone() : "")
				.append(" | ")
				.append(causes)
				.append(example.isThrownByTest() ? " (thrown by the test)" : "")
				.append(" | `")
				.append(example.request())
				.append("` | ")
				.append(answerOf(example))
				.append(headers.isEmpty() ? "" : " " + headers)
				.append(example.hasErrors() ? ", `errors`" : "")
				.append(" |\n");
		}
	}

	private static String nameOf(Stack stack) {
		return (stack == Stack.SERVLET) ? "servlet" : "WebFlux";
	}

	private static String answerOf(StatusMapCase example) {
		return example.slug().equals(StatusMapCase.NOTHING) ? "nothing" : example.status() + " " + example.slug();
	}

}
