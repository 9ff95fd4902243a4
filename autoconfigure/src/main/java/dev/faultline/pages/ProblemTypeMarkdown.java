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
import java.util.regex.Pattern;

import dev.faultline.ProblemTexts;
import dev.faultline.ProblemType;
import dev.faultline.ProblemTypeDescription;

/**
 * Writes problem types as Markdown, with the words of the pages.
 */
final class ProblemTypeMarkdown {

	/** What would be markup or the end of a table cell. */
	private static final Pattern MARKUP = Pattern.compile("[\\\\*_<>\\[\\]#|~]");

	private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

	private final ProblemTexts texts;

	private final Locale locale;

	private final StringBuilder markdown = new StringBuilder();

	ProblemTypeMarkdown(ProblemTexts texts, Locale locale) {
		this.texts = texts;
		this.locale = locale;
	}

	String write(List<ProblemTypeDescription> descriptions) {
		line("# " + say("title")).line();
		line(prose(say("intro"))).line();
		for (ProblemTypeDescription description : descriptions) {
			ProblemType type = description.type();
			line("- " + type.status().value() + " [" + prose(description.title()) + "](#" + type.slug() + ")");
		}
		descriptions.forEach(this::type);
		return this.markdown.toString();
	}

	private void type(ProblemTypeDescription description) {
		ProblemType type = description.type();
		line().line("<a id=\"" + type.slug() + "\"></a>").line();
		line("## " + prose(description.title())).line();
		line("`" + Words.statusLine(type.status()) + "`").line();
		if (description.detail() != null) {
			line(prose(description.detail())).line();
		}
		if (description.remedy() != null) {
			line("**" + say("remedy") + ".** " + prose(description.remedy())).line();
		}
		line("- " + say("fault") + " " + say("fault." + Words.of(type.fault())));
		line("- " + say("retry") + " " + say("retry." + Words.of(type.retry())));
		line("- " + say("identifier") + ": `" + type.uri() + "`").line();
		members(description);
		headers(description);
		line("```http").line("HTTP/1.1 " + Words.statusLine(type.status()))
			.line("Content-Type: application/problem+json");
		description.headers().forEach((name, value) -> line(name + ": " + (value.isEmpty() ? "…" : value)));
		line().line(IndentedJson.write(description.example())).line("```");
	}

	private void members(ProblemTypeDescription description) {
		if (!description.members().isEmpty()) {
			line("| " + say("member") + " | " + say("kind") + " |").line("| - | - |");
			description.members()
				.forEach((member) -> line("| `" + member.name() + "` | "
						+ prose(this.texts.text("types." + member.kind().code(), this.locale)) + " |"));
			line();
		}
	}

	private void headers(ProblemTypeDescription description) {
		if (!description.headers().isEmpty()) {
			line("| " + say("header") + " | " + say("value") + " |").line("| - | - |");
			description.headers()
				.forEach((name, value) -> line("| `" + name + "` | "
						+ (value.isEmpty() ? say("varies") : "`" + value.replace("|", "\\|") + "`") + " |"));
			line();
		}
	}

	private ProblemTypeMarkdown line(String line) {
		this.markdown.append(line).append('\n');
		return this;
	}

	private ProblemTypeMarkdown line() {
		return line("");
	}

	private String say(String key) {
		return this.texts.text("pages." + key, this.locale);
	}

	/**
	 * Escape what somebody else wrote. What stands between backticks is code.
	 * @param text the text
	 * @return the text on one line, without other markup
	 */
	private static String prose(String text) {
		String[] parts = LINE_BREAKS.matcher(text.strip()).replaceAll(" ").split("`", -1);
		StringBuilder prose = new StringBuilder();
		for (int i = 0; i < parts.length; i++) {
			boolean code = i % 2 == 1 && i < parts.length - 1;
			boolean lonely = i % 2 == 1 && !code;
			String escaped = MARKUP.matcher(parts[i]).replaceAll("\\\\$0");
			prose.append(code ? "`" + parts[i].replace("|", "\\|") + "`" : lonely ? "\\`" + escaped : escaped);
		}
		return prose.toString();
	}

}
