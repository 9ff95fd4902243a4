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
import java.util.List;
import java.util.stream.Stream;

import dev.faultline.sample.Documents.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links of the documents lead somewhere, and each document can be reached.
 */
class DocumentedLinksTests {

	private static final Path DOCS = Documents.ROOT.resolve("docs");

	private static final Path DECISIONS = DOCS.resolve("decisions");

	@ParameterizedTest
	@MethodSource("links")
	void linkLeadsToFileAndHeading(Link link) {
		assertThat(link.resolve()).exists();
		if (!link.anchor().isEmpty()) {
			assertThat(Documents.anchors(link.resolve())).contains(link.anchor());
		}
	}

	@Test
	void documentsHaveLinksToFilesAndHeadings() {
		assertThat(links()).anyMatch((link) -> link.anchor().isEmpty())
			.anyMatch((link) -> !link.anchor().isEmpty() && !link.target().isEmpty())
			.anyMatch((link) -> link.target().isEmpty());
	}

	@Test
	void anchorIsThatOfGitHub() {
		assertThat(Documents.anchors(Documents.ROOT.resolve("docs/status-codes.md"))).contains("404-405-or-501",
				"whose-fault-is-it");
		assertThat(Documents.anchors(Documents.ROOT.resolve("docs/data-access.md"))).contains("if-match");
	}

	@Test
	void pageIsLinkedFromTheIndexOfItsFolder() {
		for (Path folder : List.of(DOCS, DECISIONS, DOCS.resolve("migrating"))) {
			Path index = folder.resolve("index.md");
			List<Path> linked = links().stream()
				.filter((link) -> link.file().equals(index))
				.map(Link::resolve)
				.toList();
			assertThat(linked).containsAll(Documents.files()
				.stream()
				.filter((file) -> file.getParent().equals(folder) && !file.equals(index))
				.toList());
		}
	}

	@Test
	void indexShowsTheWalkAndNamesAPageForEachRoom() throws IOException {
		Path index = DOCS.resolve("index.md");
		assertThat(Documents.read(index)).contains("](images/walk.svg)");
		try (Stream<Path> rooms = Files.list(Documents.ROOT.resolve("autoconfigure/src/main/java/dev/faultline"))) {
			assertThat(rooms.filter(Files::isDirectory).map((room) -> room.getFileName().toString())).isNotEmpty()
				.allSatisfy((room) -> assertThat(Documents.read(index)).contains("\n- [" + room + "]("));
		}
	}

	@Test
	void pageOfTheRulesNamesEachClassAndFile() throws IOException {
		String page = Documents.read(DOCS.resolve("rules.md"));
		Path classes = Documents.ROOT.resolve("autoconfigure/src/main/java/dev/faultline/rules");
		Path files = Documents.ROOT.resolve("autoconfigure/src/main/resources/dev/faultline/rules");
		try (Stream<Path> rules = Files.walk(classes); Stream<Path> data = Files.list(files)) {
			assertThat(rules.filter((file) -> file.toString().endsWith("Rules.java"))
				.filter((file) -> !file.getParent().equals(classes))
				.map((file) -> classes.relativize(file).toString().replace(".java", "").replace('/', '.'))).isNotEmpty()
				.allSatisfy((name) -> assertThat(page).contains("`" + name + "`"));
			assertThat(data.filter(Files::isRegularFile).map((file) -> file.getFileName().toString())).isNotEmpty()
				.allSatisfy((name) -> assertThat(page).contains("[" + name + "]("));
		}
	}

	@Test
	void decisionsAreNumberedAndSayContextDecisionAndConsequence() {
		List<Path> decisions = Documents.files()
			.stream()
			.filter((file) -> file.getParent().equals(DECISIONS) && !file.endsWith("index.md"))
			.toList();
		assertThat(decisions).isNotEmpty();
		for (int i = 0; i < decisions.size(); i++) {
			Path decision = decisions.get(i);
			assertThat(decision.getFileName().toString()).startsWith("%04d-".formatted(i + 1));
			assertThat(Documents.read(decision)).startsWith("# %d. ".formatted(i + 1));
			assertThat(Documents.anchors(decision)).hasSize(4).endsWith("context", "decision", "consequence");
		}
	}

	static List<Link> links() {
		return Documents.links();
	}

}
