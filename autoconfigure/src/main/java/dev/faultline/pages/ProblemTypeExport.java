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

package dev.faultline.pages;

import java.util.List;
import java.util.Locale;

import dev.faultline.ProblemTexts;

/**
 * The problem types as files that a team publishes and reviews: the same text for the
 * same catalog, whenever and wherever it is written.
 *
 * @since 0.1.0
 */
public class ProblemTypeExport {

	private final ProblemTypeDescriptions descriptions;

	/**
	 * Create the export.
	 * @param descriptions what is said of the problem types
	 */
	public ProblemTypeExport(ProblemTypeDescriptions descriptions) {
		this.descriptions = descriptions;
	}

	/**
	 * Write the list of all problem types, as {@link ProblemTypeDocuments} does, one
	 * member a line.
	 * @param language the wanted language
	 * @return the JSON
	 */
	public String json(Locale language) {
		Locale locale = choose(language);
		return IndentedJson.write(ProblemTypeDocuments.list(this.descriptions.all(locale))) + "\n";
	}

	/**
	 * Write a Markdown document of all problem types.
	 * @param language the wanted language
	 * @return the Markdown
	 */
	public String markdown(Locale language) {
		Locale locale = choose(language);
		ProblemTexts texts = this.descriptions.texts();
		return new ProblemTypeMarkdown(texts, locale).write(this.descriptions.all(locale));
	}

	private Locale choose(Locale language) {
		return this.descriptions.texts().choose(List.of(language));
	}

}
