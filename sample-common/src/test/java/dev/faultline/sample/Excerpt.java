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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.faultline.sample.SampleCases.Source;

import org.springframework.web.util.HtmlUtils;

/**
 * The lines of the sample that a case shows: from the line that begins with {@code from}
 * to the one that begins with {@code to}, or to the next empty line.
 */
final class Excerpt {

	private static final String TEXT = "(?<text>\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'[^'\n]*')";

	private static final Pattern JAVA = Pattern.compile("(?<comment>//[^\n]*)|" + TEXT
			+ "|(?<name>@\\w+)|\\b(?<word>extends|final|if|new|null|private|public|record|return|throw|void|long|int)\\b");

	private static final Pattern YAML = Pattern
		.compile("(?<comment># [^\n]*)|(?<name>[\\w.-]+(?=:[ \n]|:$))|" + TEXT + "|(?<word>(?<=: )\\d[\\w.]*)");

	private static final Pattern SQL = Pattern.compile("(?<comment>--[^\n]*)|" + TEXT
			+ "|\\b(?<word>create|table|if|not|exists|constraint|unique|primary|key|default|null)\\b|(?<name>(?!))");

	private static final List<String> KINDS = List.of("comment", "text", "name", "word");

	private static final List<String> MODULES = List.of("sample-app", "sample-common");

	private Excerpt() {
	}

	/**
	 * Return the excerpt without the indentation that all of its lines have.
	 * @param source where it stands
	 * @return the lines
	 */
	static String read(Source source) {
		List<String> lines = Documents.read(find(source)).lines().toList();
		int begin = indexOf(source.from(), lines, 0, source);
		int end = (source.to() != null) ? indexOf(source.to(), lines, begin, source) + 1
				: begin + lines.subList(begin, lines.size()).indexOf("");
		List<String> excerpt = lines.subList(begin, (end >= begin) ? end : lines.size());
		int indentation = excerpt.stream()
			.mapToInt((line) -> line.length() - line.stripLeading().length())
			.min()
			.orElse(0);
		return excerpt.stream()
			.map((line) -> line.substring(indentation).replace("\t", "  "))
			.collect(Collectors.joining("\n"));
	}

	private static Path find(Source source) {
		String folder = source.file().endsWith(".java") ? "java/dev/faultline/sample/" : "resources/";
		return MODULES.stream()
			.map((module) -> Documents.ROOT.resolve(module + "/src/main/" + folder + source.file()))
			.filter(Files::exists)
			.findFirst()
			.orElseThrow(() -> new AssertionError("cases.json shows " + source + ", but there is no such file"));
	}

	private static int indexOf(String beginning, List<String> lines, int from, Source source) {
		for (int i = from; i < lines.size(); i++) {
			if (lines.get(i).stripLeading().startsWith(beginning)) {
				return i;
			}
		}
		throw new AssertionError("cases.json shows " + source + ", but no line begins with " + beginning);
	}

	/**
	 * Return HTML with the colours of the language.
	 * @param file the name of the file that the text is from
	 * @param text the text
	 * @return the HTML
	 */
	static String colour(String file, String text) {
		Pattern pattern = file.endsWith(".java") ? JAVA : (file.endsWith(".sql") ? SQL : YAML);
		return colour(pattern, text, KINDS, "code-");
	}

	static String colour(Pattern pattern, String text, List<String> kinds, String prefix) {
		StringBuilder html = new StringBuilder();
		Matcher matcher = pattern.matcher(text);
		int end = 0;
		while (matcher.find()) {
			html.append(escape(text.substring(end, matcher.start())));
			for (String kind : kinds) {
				if (matcher.group(kind) != null) {
					html.append("<span class=\"").append(prefix).append(kind).append("\">");
					html.append(escape(matcher.group())).append("</span>");
				}
			}
			end = matcher.end();
		}
		return html.append(escape(text.substring(end))).toString();
	}

	static String escape(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
