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
import java.util.Locale;

import dev.faultline.pages.ProblemTypeExport;

import org.springframework.context.ApplicationContext;

/**
 * Keeps files with the problem types of an application, so that they are published with
 * the API's documentation and a code review shows each change. A test says where:
 * <pre class="code">
 * ProblemCatalogExport.of(context).assertMatches(Path.of("problems.json"));
 * ProblemCatalogExport.of(context).assertMatches(Path.of("PROBLEMS.md"));
 * </pre> The ending of the file chooses the format. Run the test with
 * {@code -Dproblem-catalog.update=true} to write the files.
 *
 * @since 0.1.0
 */
public final class ProblemCatalogExport {

	/**
	 * System property that has the files written rather than compared.
	 */
	public static final String UPDATE = "problem-catalog.update";

	private final ProblemTypeExport export;

	private final Locale language;

	private ProblemCatalogExport(ProblemTypeExport export, Locale language) {
		this.export = export;
		this.language = language;
	}

	/**
	 * Export the problem types of an application, in English.
	 * @param context the application
	 * @return the export
	 */
	public static ProblemCatalogExport of(ApplicationContext context) {
		return new ProblemCatalogExport(context.getBean(ProblemTypeExport.class), Locale.ENGLISH);
	}

	/**
	 * Choose another language. What has no text in it is in English.
	 * @param language the language
	 * @return the export in that language
	 */
	public ProblemCatalogExport in(Locale language) {
		return new ProblemCatalogExport(this.export, language);
	}

	/**
	 * Assert that a file has what the problem types are now, or write it if the system
	 * property {@value #UPDATE} is true.
	 * @param file the file; it ends in {@code .json} or {@code .md}
	 * @throws AssertionError if the file has something else, or is not there
	 */
	public void assertMatches(Path file) {
		String current = contentFor(file);
		if (Boolean.getBoolean(UPDATE)) {
			writeTo(file);
		}
		else {
			ExportedFile.of(file).assertHas(current);
		}
	}

	/**
	 * Write a file.
	 * @param file the file; it ends in {@code .json} or {@code .md}
	 */
	public void writeTo(Path file) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, contentFor(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String contentFor(Path file) {
		String name = file.toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".json")) {
			return this.export.json(this.language);
		}
		if (name.endsWith(".md")) {
			return this.export.markdown(this.language);
		}
		throw new IllegalArgumentException("%s ends neither in .json nor in .md".formatted(file));
	}

}
