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

package dev.faultline;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What is said of problem types where no problem has occurred: on pages and in exports.
 *
 * @since 0.1.0
 */
public interface ProblemTexts {

	/**
	 * Choose the language of a page.
	 * @param wanted the languages that the reader reads, the preferred one first
	 * @return the first of them in which there are texts, English if there is none
	 */
	Locale choose(List<Locale> wanted);

	/**
	 * Return the title of a problem type.
	 * @param type the type
	 * @param locale the language
	 * @return the title
	 */
	String title(ProblemType type, Locale locale);

	/**
	 * Return the detail of a problem type, with its placeholders.
	 * @param type the type
	 * @param locale the language
	 * @return the detail or {@code null}
	 */
	@Nullable String detail(ProblemType type, Locale locale);

	/**
	 * Return what can be done about problems of a type.
	 * @param type the type
	 * @param locale the language
	 * @return the remedy or {@code null}
	 */
	@Nullable String remedy(ProblemType type, Locale locale);

	/**
	 * Return a text that belongs to no problem type.
	 * @param code the message code, without {@code faultline.}
	 * @param locale the language
	 * @return the text
	 * @throws IllegalArgumentException if there is no such text
	 */
	String text(String code, Locale locale);

}
