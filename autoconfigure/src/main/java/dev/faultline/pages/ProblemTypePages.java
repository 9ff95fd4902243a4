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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import dev.faultline.Fault;
import dev.faultline.ProblemTexts;
import dev.faultline.ProblemType;
import dev.faultline.ProblemTypeDescription;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;

/**
 * What people read at the address of a problem type (RFC 9457 section 3.1.1): one
 * request, no script, nothing from elsewhere.
 *
 * @since 0.1.0
 */
public class ProblemTypePages {

	private static final String CSS = css();

	/**
	 * The {@code Content-Security-Policy} of the pages: their own style, and nothing
	 * else.
	 */
	public static final String SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(CSS)
			+ "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final ProblemTypeDescriptions descriptions;

	private final ProblemTexts texts;

	private final String directory;

	/**
	 * Create the pages.
	 * @param descriptions what is said of the problem types
	 * @param path the path of the list, without a slash at its end; the types are below
	 */
	public ProblemTypePages(ProblemTypeDescriptions descriptions, String path) {
		this.descriptions = descriptions;
		this.texts = descriptions.texts();
		this.directory = path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * Write the page of a problem type.
	 * @param slug the name of the type
	 * @param locale the language
	 * @return the HTML in UTF-8, or {@code null} if there is no such type
	 */
	public byte @Nullable [] type(String slug, Locale locale) {
		ProblemTypeDescription description = this.descriptions.find(slug, locale);
		return (description != null) ? page(description.title(), locale, (body) -> type(body, description, locale))
				: null;
	}

	/**
	 * Write the page that lists all problem types.
	 * @param locale the language
	 * @return the HTML in UTF-8
	 */
	public byte[] types(Locale locale) {
		List<ProblemTypeDescription> all = this.descriptions.all(locale);
		return page(say("title", locale), locale, (body) -> body.element("main", (main) -> {
			main.prose("h1", say("title", locale)).prose("p", say("intro", locale), "class", "lead");
			list(main, "client", all.stream().filter((one) -> one.type().fault() == Fault.CLIENT).toList(), locale);
			list(main, "server", all.stream().filter((one) -> one.type().fault() != Fault.CLIENT).toList(), locale);
		}));
	}

	private void list(Html main, String heading, List<ProblemTypeDescription> descriptions, Locale locale) {
		if (descriptions.isEmpty()) {
			return;
		}
		main.prose("h2", say(heading, locale));
		main.element("ul", (list) -> {
			for (ProblemTypeDescription description : descriptions) {
				ProblemType type = description.type();
				list.element("li", (entry) -> {
					entry.text("span", String.valueOf(type.status().value()), "class", "code " + Words.of(type.fault()))
						.text(" ")
						.prose("a", description.title(), "href", this.directory + "/" + type.slug());
					if (description.detail() != null) {
						entry.prose("p", description.detail());
					}
				});
			}
		});
	}

	private void type(Html body, ProblemTypeDescription description, Locale locale) {
		ProblemType type = description.type();
		body.element("nav", (nav) -> nav.prose("a", say("title", locale), "href", "../" + this.directory));
		body.element("main", (main) -> {
			main.text("p", Words.statusLine(type.status()), "class", "status " + Words.of(type.fault()));
			main.prose("h1", description.title());
			if (description.detail() != null) {
				main.prose("p", description.detail(), "class", "lead");
			}
			String remedy = description.remedy();
			if (remedy != null) {
				main.element("section", (section) -> section.prose("h2", say("remedy", locale)).prose("p", remedy),
						"class", "remedy");
			}
			main.element("dl", (list) -> {
				list.prose("dt", say("fault", locale)).prose("dd", say("fault." + Words.of(type.fault()), locale));
				list.prose("dt", say("retry", locale)).prose("dd", say("retry." + Words.of(type.retry()), locale));
				list.prose("dt", say("identifier", locale))
					.element("dd", (value) -> value.text("code", String.valueOf(type.uri())));
			});
			members(main, description, locale);
			headers(main, description, locale);
			example(main, description, locale);
		});
	}

	private void members(Html main, ProblemTypeDescription description, Locale locale) {
		if (!description.members().isEmpty()) {
			table(main, "members", "member", "kind", locale,
					(rows) -> description.members()
						.forEach((member) -> row(rows, member.name(), "td",
								this.texts.text("types." + member.kind().code(), locale))));
		}
	}

	private void headers(Html main, ProblemTypeDescription description, Locale locale) {
		if (!description.headers().isEmpty()) {
			table(main, "headers", "header", "value", locale,
					(rows) -> description.headers()
						.forEach((name, value) -> row(rows, name, value.isEmpty() ? "td" : "code",
								value.isEmpty() ? say("varies", locale) : value)));
		}
	}

	private void table(Html main, String heading, String first, String second, Locale locale, Consumer<Html> rows) {
		main.prose("h2", say(heading, locale));
		main.element("table", (table) -> {
			table.element("thead",
					(head) -> head.element("tr", (row) -> row.prose("th", say(first, locale), "scope", "col")
						.prose("th", say(second, locale), "scope", "col")));
			table.element("tbody", rows);
		});
	}

	private static void row(Html rows, String name, String kind, String value) {
		rows.element("tr", (row) -> {
			row.element("td", (cell) -> cell.text("code", name));
			if (kind.equals("code")) {
				row.element("td", (cell) -> cell.text("code", value));
			}
			else {
				row.prose("td", value);
			}
		});
	}

	private void example(Html main, ProblemTypeDescription description, Locale locale) {
		main.prose("h2", say("example", locale));
		main.element("pre", (example) -> {
			example.text("HTTP/1.1 " + Words.statusLine(description.type().status()) + "\n");
			example.text("Content-Type: application/problem+json\n");
			description.headers()
				.forEach((name, value) -> example.text(name + ": " + (value.isEmpty() ? "…" : value) + "\n"));
			example.text("\n");
			example(example, description.example());
		}, "tabindex", "0");
	}

	private static void example(Html html, Map<String, Object> document) {
		IndentedJson.write(document, (token, kind) -> {
			switch (kind) {
				case NAME -> html.text("span", token, "class", "k");
				case TEXT -> html.text("span", token, "class", "s");
				case OTHER -> html.text("span", token, "class", "n");
				case PUNCTUATION -> html.text(token);
			}
		});
		html.text("\n");
	}

	private byte[] page(String title, Locale locale, Consumer<Html> content) {
		Html html = new Html().markup("<!DOCTYPE html>\n");
		html.element("html", (root) -> {
			root.element("head", (head) -> {
				head.open("meta", "charset", "utf-8");
				head.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
				head.text("title", title);
				head.element("style", (style) -> style.markup(CSS));
			});
			root.element("body", content);
		}, "lang", locale.toLanguageTag());
		return html.markup("\n").toString().getBytes(StandardCharsets.UTF_8);
	}

	private String say(String key, Locale locale) {
		return this.texts.text("pages." + key, locale);
	}

	private static String css() {
		try {
			return new ClassPathResource("page.css", ProblemTypePages.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String sha256(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			// each Java platform has it
			throw new IllegalStateException(ex);
		}
	}

}
