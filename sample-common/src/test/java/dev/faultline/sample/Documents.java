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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * README.md, its neighbours and what is below docs/, as far as tests can hold them to it.
 */
final class Documents {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern MARKER = Pattern.compile("<!-- (.*) -->");

	private static final Pattern LINK = Pattern.compile("(?:]\\(|(?:href|src|srcset)=\"|^\\[[^]]+]: )([^)\\s\"]+)",
			Pattern.MULTILINE);

	private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

	private Documents() {
	}

	static List<Path> files() {
		try (Stream<Path> top = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			return Stream.concat(top.filter(Files::isRegularFile), docs)
				.filter((file) -> file.toString().endsWith(".md"))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the fenced blocks of all documents.
	 * @return the blocks in their order
	 */
	static List<Block> blocks() {
		return files().stream().flatMap((file) -> blocks(file).stream()).toList();
	}

	private static List<Block> blocks(Path file) {
		List<Block> blocks = new ArrayList<>();
		List<String> lines = read(file).lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).startsWith("```")) {
				int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
				Matcher marker = MARKER.matcher((i > 0) ? lines.get(i - 1) : "");
				blocks.add(new Block(ROOT.relativize(file) + ":" + (i + 1), marker.matches() ? marker.group(1) : null,
						lines.get(i).substring(3), lines.subList(i + 1, end)));
				i = end;
			}
		}
		return blocks;
	}

	/**
	 * Return the links that lead to a file of this repository, or to a heading in one.
	 * @return the links of all documents
	 */
	static List<Link> links() {
		List<Link> links = new ArrayList<>();
		for (Path file : files()) {
			Matcher matcher = LINK.matcher(String.join("\n", prose(file)));
			while (matcher.find()) {
				String[] target = (matcher.group(1) + "#").split("#", 3);
				if (!target[0].contains(":")) {
					links.add(new Link(file, target[0], target[1]));
				}
			}
		}
		return links;
	}

	/**
	 * Return what the headings of a document are called in links, as GitHub has it.
	 * @param file the document
	 * @return the anchors in their order
	 */
	static List<String> anchors(Path file) {
		List<String> anchors = new ArrayList<>();
		for (String line : prose(file)) {
			Matcher heading = HEADING.matcher(line);
			if (heading.matches()) {
				String anchor = heading.group(1)
					.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
					.toLowerCase(Locale.ROOT)
					.replaceAll("[^\\p{L}\\p{N} _-]", "")
					.replace(' ', '-');
				int before = Collections.frequency(anchors, anchor);
				anchors.add((before > 0) ? anchor + "-" + before : anchor);
			}
		}
		return anchors;
	}

	/**
	 * Return the lines that are in no fenced block.
	 * @param file the document
	 * @return the lines
	 */
	private static List<String> prose(Path file) {
		List<String> prose = new ArrayList<>();
		boolean fenced = false;
		for (String line : read(file).lines().toList()) {
			boolean fence = line.startsWith("```");
			if (!fence && !fenced) {
				prose.add(line);
			}
			fenced = fenced != fence;
		}
		return prose;
	}

	/**
	 * A fenced block.
	 *
	 * @param place file and line
	 * @param marker the comment in the line before, or {@code null}
	 * @param language what follows the opening fence
	 * @param lines the lines between the fences
	 */
	record Block(String place, @Nullable String marker, String language, List<String> lines) {

		boolean isMarked(String marker) {
			return this.marker != null && (this.marker.equals(marker) || this.marker.startsWith(marker + ": "));
		}

		String text() {
			return String.join("\n", this.lines) + "\n";
		}

		@Override
		public String toString() {
			return this.place + ((this.marker != null) ? " " + this.marker : "");
		}

	}

	/**
	 * A relative link.
	 *
	 * @param file the document that has it
	 * @param target the path that it names, empty for the document itself
	 * @param anchor the heading that it names, or empty
	 */
	record Link(Path file, String target, String anchor) {

		Path resolve() {
			return this.target.isEmpty() ? this.file : this.file.resolveSibling(this.target).normalize();
		}

		@Override
		public String toString() {
			return ROOT.relativize(this.file) + " -> " + this.target + (this.anchor.isEmpty() ? "" : "#" + this.anchor);
		}

	}

}
