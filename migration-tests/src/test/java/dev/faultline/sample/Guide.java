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

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.faultline.sample.Documents.Block;

/**
 * One page of docs/migrating.
 *
 * @param page the file
 * @param blocks its fenced blocks
 */
record Guide(Path page, List<Block> blocks) {

	private static final Path FOLDER = Documents.ROOT.resolve("docs/migrating");

	static List<Guide> all() {
		return Documents.files()
			.stream()
			.filter((file) -> file.getParent().equals(FOLDER) && !file.endsWith("index.md"))
			.map((file) -> new Guide(file, blocks(file)))
			.toList();
	}

	private static List<Block> blocks(Path file) {
		String place = Documents.ROOT.relativize(file) + ":";
		return Documents.blocks().stream().filter((block) -> block.place().startsWith(place)).toList();
	}

	List<Block> responses(State state) {
		return this.blocks.stream()
			.filter((block) -> block.language().equals("http") && block.isMarked(state.marker()))
			.toList();
	}

	List<Block> java(State state) {
		return ofState("java", state);
	}

	List<Block> yaml(State state) {
		return ofState("yaml", state);
	}

	private List<Block> ofState(String language, State state) {
		return this.blocks.stream()
			.filter((block) -> block.language().equals(language))
			.filter((block) -> state.has(block))
			.toList();
	}

	@Override
	public String toString() {
		return this.page.getFileName().toString();
	}

	/**
	 * What the shop is made with.
	 */
	enum State {

		/** The code and the configuration that are left behind. */
		BEFORE,

		/** What the guide ends with. */
		AFTER,

		/** The same, and what keeps the former members. */
		KEPT;

		String marker() {
			return name().toLowerCase(Locale.ROOT);
		}

		String subject(Block block) {
			return String.valueOf(block.marker()).replace(marker() + ": ", "");
		}

		/**
		 * Return whether code or configuration is a part of it. What has no marker of a
		 * state is a part of all but what is left behind.
		 * @param block the code or configuration
		 * @return whether it is
		 */
		boolean has(Block block) {
			return block.isMarked(marker()) || (this != BEFORE && !marksAny(block));
		}

		static boolean marksAny(Block block) {
			return String.valueOf(block.marker()).startsWith("before, not run")
					|| Stream.of(values()).anyMatch((state) -> block.isMarked(state.marker()));
		}

	}

}
