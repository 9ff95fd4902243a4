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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of the status map, as they stand in {@code status-map.txt} and
 * {@code provoked-rows.txt}.
 */
final class StatusMap {

	private static final Pattern CLASS = Pattern.compile("((?:[a-z][a-z0-9]*\\.)+)(\\{[^}]+}|[A-Z][\\w$]*)");

	private StatusMap() {
	}

	static List<Section> sections() {
		return sections("status-map.txt");
	}

	/**
	 * Read the sections whose failures other servers and libraries cause.
	 * @return the sections, whose rows name their tests
	 */
	static List<Section> provokedSections() {
		return sections("provoked-rows.txt");
	}

	private static List<Section> sections(String file) {
		List<Section> sections = new ArrayList<>();
		for (String line : read(file).lines().toList()) {
			if (line.startsWith("## ")) {
				sections.add(Section.of(line.substring(3)));
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				Section section = sections.get(sections.size() - 1);
				section.rows().add(Row.of(section.number(), line));
			}
		}
		return sections;
	}

	static List<Row> rows() {
		return sections().stream().flatMap((section) -> section.rows().stream()).toList();
	}

	private static String read(String file) {
		try (InputStream input = StatusMap.class.getResourceAsStream(file)) {
			return new String(input.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A section.
	 *
	 * @param number the number, such as 2.1
	 * @param title the title
	 * @param rows its rows
	 */
	record Section(String number, String title, List<Row> rows) {

		private static Section of(String heading) {
			String[] words = heading.split(" ", 2);
			return new Section(words[0], words[1], new ArrayList<>());
		}

	}

	/**
	 * A row.
	 *
	 * @param id section and number, such as 2.1.4
	 * @param cause what causes the failures, as it stands there
	 * @param exceptions names of the exception classes among that
	 * @param outcomes what the caller gets, in any order
	 * @param tests the tests that provoke it, where the row names them
	 * @param others what is not provoked, and what the caller gets of it
	 * @param why why it is not
	 * @param stacks where it can happen
	 */
	record Row(String id, String cause, List<String> exceptions, List<String> outcomes, List<String> tests,
			String others, String why, Set<Stack> stacks) {

		private static final Map<String, Stack> STACKS = Map.of("servlet", Stack.SERVLET, "WebFlux", Stack.WEBFLUX);

		private static Row of(String section, String line) {
			String[] cells = line.split(" \\| ");
			String more = (cells.length > 3) ? cells[3] : "-";
			Stack alone = STACKS.get(more);
			return new Row(section + "." + cells[0], cells[1], classesIn(cells[1]), List.of(cells[2].split(", ")),
					(alone == null && !more.equals("-")) ? List.of(more.split(", ")) : List.of(),
					(cells.length > 4) ? cells[4] : "", (cells.length > 5) ? cells[5] : "",
					(alone != null) ? EnumSet.of(alone) : EnumSet.allOf(Stack.class));
		}

		List<String> otherExceptions() {
			return classesIn(this.others);
		}

		private static List<String> classesIn(String cause) {
			List<String> names = new ArrayList<>();
			Matcher matcher = CLASS.matcher(cause);
			while (matcher.find()) {
				Stream.of(matcher.group(2).replaceAll("[{}]", "").split(", "))
					.forEach((name) -> names.add(matcher.group(1) + name));
			}
			return names;
		}

	}

}
