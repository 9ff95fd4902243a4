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

package dev.faultline.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes the table of docs/problem-types.md from the problem types.
 */
class ProblemTypesTableTests {

	private static final Path FILE = Documents.ROOT.resolve("docs/problem-types.md");

	private static final Pattern GENERATED = Pattern.compile("(?<=<!-- generated -->\n).*(?=<!-- /generated -->\n)",
			Pattern.DOTALL);

	@Test
	void tableIsThatOfTheBuiltInTypes() throws IOException {
		String page = Documents.read(FILE);
		String current = GENERATED.matcher(page).replaceFirst(Matcher.quoteReplacement(table()));
		if (Boolean.getBoolean("docs.update")) {
			Files.writeString(FILE, current);
		}
		assertThat(Documents.read(FILE))
			.as("%s is generated. To update it, run%n  mvn -pl sample-app -am test -Dtest=%s"
					+ " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true%nand commit it", FILE,
					getClass().getSimpleName())
			.isEqualTo(current);
		assertThat(current).contains("| `internal-error` | 500 | server | never | error | Internal error |");
	}

	private static String table() {
		return BuiltInProblemTypes.load()
			.stream()
			.map(ProblemTypesTableTests::row)
			.collect(Collectors.joining("",
					"| Slug | Status | Fault | Retry | Log level | Title | Headers |\n| - | - | - | - | - | - | - |\n",
					""));
	}

	private static String row(ProblemType type) {
		String headers = type.headers()
			.entrySet()
			.stream()
			.map((header) -> "`" + header.getKey() + ": " + header.getValue() + "`")
			.collect(Collectors.joining(", "));
		return "| `%s` | %d | %s | %s | %s | %s | %s |\n"
			.formatted(type.slug(), type.status().value(), word(type.fault()), word(type.retry()),
					word(type.logLevel()), type.title(), headers)
			.replace("|  |", "| |");
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
