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

package dev.faultline.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The matrix: eight rows at most, in which each pair that is possible occurs.
 */
class RowsTests {

	private static final List<List<String>> FACTORS = List.of(List.of("4.1.1", "4.0.7"), List.of("17", "25"),
			List.of("tomcat", "jetty"), List.of("3", "2"), List.of("platform", "virtual"), List.of("jar", "war"));

	/**
	 * There are no virtual threads before JDK 21, and a WAR is deployed on Tomcat alone.
	 */
	private static final Set<Set<String>> IMPOSSIBLE = Set.of(Set.of("17", "virtual"), Set.of("jetty", "war"));

	private final List<List<String>> rows = read("rows.txt").stream()
		.filter((line) -> !line.startsWith("#"))
		.map((line) -> Arrays.asList(line.split(" ")))
		.toList();

	private static List<String> read(String file) {
		try {
			return Files.readAllLines(Path.of(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void eightRowsAtMostHaveKnownValues() {
		assertThat(this.rows).hasSizeLessThanOrEqualTo(8);
		for (List<String> row : this.rows) {
			assertThat(row).hasSize(FACTORS.size() + 1);
			for (int i = 0; i < FACTORS.size(); i++) {
				assertThat(FACTORS.get(i)).contains(row.get(i));
			}
		}
	}

	@Test
	void twoRowsRunTheContractSuite() {
		assertThat(this.rows).contains(List.of("4.1.1", "17", "tomcat", "3", "platform", "jar", "all"),
				List.of("4.0.7", "25", "jetty", "3", "platform", "jar", "contract"));
	}

	@Test
	void eachPairThatIsPossibleOccurs() {
		Set<String> missing = new TreeSet<>();
		for (int i = 0; i < FACTORS.size(); i++) {
			for (int j = i + 1; j < FACTORS.size(); j++) {
				for (String one : FACTORS.get(i)) {
					for (String other : FACTORS.get(j)) {
						if (!IMPOSSIBLE.contains(Set.of(one, other)) && !occurs(i, one, j, other)) {
							missing.add(one + " with " + other);
						}
					}
				}
			}
		}
		assertThat(missing).isEmpty();
	}

	private boolean occurs(int i, String one, int j, String other) {
		return this.rows.stream().anyMatch((row) -> row.get(i).equals(one) && row.get(j).equals(other));
	}

	@Test
	void matrixOfTheDocsIsTheOneThatIsRun() {
		List<String> documented = read("../docs/compatibility.md").stream()
			.filter((line) -> line.matches("\\| \\d+\\.\\d+\\.\\d+ \\|.*"))
			.toList();
		List<String> expected = new ArrayList<>();
		for (List<String> row : this.rows) {
			String container = row.get(2).substring(0, 1).toUpperCase(Locale.ROOT) + row.get(2).substring(1);
			expected.add("| " + String.join(" | ", row.get(0), row.get(1), container, row.get(3), row.get(4),
					row.get(5).equals("war") ? "WAR" : "jar", row.get(6)) + " |");
		}
		assertThat(documented).isEqualTo(expected);
	}

}
