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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.assertj.core.api.Assertions;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;
import org.jspecify.annotations.Nullable;

/**
 * A file that was written by an earlier run.
 *
 * @param path where it is
 * @param content its text, or {@code null} if there is no such file
 */
record ExportedFile(Path path, @Nullable String content) {

	private static final int MOST_LINES = 60;

	static ExportedFile of(Path path) {
		try {
			// Git may have changed the line ends
			return new ExportedFile(path, Files.exists(path) ? Files.readString(path).replace("\r\n", "\n") : null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void assertHas(String current) {
		if (this.content == null) {
			Assertions.fail("There is no file %s. %s", this.path.toAbsolutePath(), howToUpdate());
		}
		else if (!this.content.equals(current)) {
			Assertions.fail("%s is not what the problem types of this application are:%n%s%n%s",
					this.path.toAbsolutePath(), difference(this.content, current), howToUpdate());
		}
	}

	private static String howToUpdate() {
		return "To write it, run this test with -D%s=true, review the change and commit it."
			.formatted(ProblemCatalogExport.UPDATE);
	}

	private static String difference(String content, String current) {
		StringBuilder difference = new StringBuilder();
		int lines = 0;
		for (Delta<String> delta : DiffUtils.diff(lines(content), lines(current)).getDeltas()) {
			difference.append("%nLine %d%n".formatted(delta.getOriginal().getPosition() + 1));
			delta.getOriginal().getLines().forEach((line) -> difference.append("- %s%n".formatted(line)));
			delta.getRevised().getLines().forEach((line) -> difference.append("+ %s%n".formatted(line)));
			lines += delta.getOriginal().size() + delta.getRevised().size();
			if (lines > MOST_LINES) {
				return difference.append("%nand more%n".formatted()).toString();
			}
		}
		return difference.toString();
	}

	private static List<String> lines(String text) {
		return List.of(text.split("\n", -1));
	}

}
