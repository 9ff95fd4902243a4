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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that are checked in, and must be what a test makes.
 */
final class Generated {

	/** The module whose tests run. */
	private static final Path MODULE = Path.of("").toAbsolutePath().getFileName();

	private Generated() {
	}

	/**
	 * Compare a file, or write it with {@code -Ddocs.update=true}.
	 * @param file the file
	 * @param current what it must be
	 * @param test the test that makes it
	 */
	static void assertThatItIsCurrent(Path file, String current, Class<?> test) {
		if (Boolean.getBoolean("docs.update")) {
			try {
				Files.writeString(file, current);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		assertThat(Documents.read(file))
			.as("%s is generated. To update it, run%n  mvn -pl %s -am test -Dtest=%s"
					+ " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true%nand commit it", file, MODULE,
					test.getSimpleName())
			.isEqualTo(current);
	}

}
