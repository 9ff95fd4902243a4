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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.TestCatalog;
import dev.faultline.ValueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTypePagesTests {

	private static final String HOSTILE = "<script>alert(1)</script>\" onload='x' &amp; \u202E{sku}`";

	private final ProblemCatalog catalog = TestCatalog.with(ProblemType.of("out-of-stock", 409)
		.detail("Only {available} of {sku} left.")
		.members(List.of("sku", "available"))
		.header("Retry-After", "3600")
		.remedy("Lower the `quantity`, or wait.")
		.build());

	private final ProblemTypePages pages = pages(this.catalog);

	private static ProblemTypePages pages(ProblemCatalog catalog) {
		return new ProblemTypePages(
				TestDescriptions.of(catalog, Map.of("sku", ValueKind.STRING, "available", ValueKind.INTEGER)),
				"/problems");
	}

	@Test
	void typeSaysAllThatACallerCanUse() {
		String page = html(this.pages.type("out-of-stock", Locale.ENGLISH));
		assertThat(page).startsWith("<!DOCTYPE html>")
			.contains("<html lang=\"en\">", "<title>Out of stock</title>", "<h1><bdi>Out of stock</bdi></h1>",
					"409 Conflict", "Only {available} of {sku} left.", "Lower the <code>quantity</code>, or wait.",
					"The caller&#39;s.", "No. The same request fails again.",
					"https://api.example.com/problems/out-of-stock", "<code>available</code>", "a whole number",
					"<code>Retry-After</code>", "<code>3600</code>", "Only 3 of … left.", "HTTP/1.1 409 Conflict");
	}

	@Test
	void pageIsInTheLanguageOfTheReader() {
		assertThat(html(this.pages.type("not-found", Locale.GERMAN))).contains("<html lang=\"de\">",
				"<title>Nicht gefunden</title>", "Was tun?", "Am Aufrufer.");
		assertThat(html(this.pages.types(Locale.GERMAN))).contains("<h1><bdi>Problemtypen</bdi></h1>", "Nicht gefunden",
				"Out of stock");
	}

	@Test
	void listLinksToEachTypeRelativeToItself() {
		String page = html(this.pages.types(Locale.ENGLISH));
		assertThat(page).contains("href=\"problems/out-of-stock\"", "href=\"problems/internal-error\"");
		assertThat(html(this.pages.type("out-of-stock", Locale.ENGLISH))).contains("href=\"../problems\"");
	}

	@Test
	void unknownTypeHasNoPage() {
		assertThat(this.pages.type("out-of-stok", Locale.ENGLISH)).isNull();
	}

	@ParameterizedTest
	@MethodSource("slugs")
	void pageIsSmallAndNeedsNothingElse(String slug) {
		for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
			byte[] page = this.pages.type(slug, locale);
			assertThat(page).hasSizeLessThan(20_000);
			assertThat(html(page)).doesNotContain("<script", "<link", "<img", "src=", "url(", "@import", "style=");
		}
	}

	static Stream<String> slugs() {
		return BuiltInProblemTypes.slugs().stream();
	}

	@Test
	void hostileTextsStayTexts() {
		ProblemTypePages hostile = pages(TestCatalog.with(ProblemType.of("hostile", 400)
			.title(HOSTILE)
			.detail(HOSTILE)
			.remedy(HOSTILE)
			.header("X-Hostile", "<script>\"")
			.members(List.of("sku"))
			.build()));
		for (byte[] page : List.of(hostile.type("hostile", Locale.ENGLISH), hostile.types(Locale.ENGLISH))) {
			assertThat(html(page)).doesNotContain("<script", "' onload", "\" onload")
				.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp; \u202E");
		}
		// the direction does not reach beyond its element
		assertThat(html(hostile.type("hostile", Locale.ENGLISH)))
			.containsPattern("<h1><bdi>[^<]*\u202E[^<]*</bdi></h1>");
	}

	@Test
	void policyAllowsTheStyleOfThePagesAndNothingElse() {
		assertThat(ProblemTypePages.SECURITY_POLICY).startsWith("default-src 'none'; style-src 'sha256-")
			.doesNotContain("unsafe", "script-src", "*");
	}

	private static String html(byte[] page) {
		assertThat(page).isNotNull();
		return new String(page, StandardCharsets.UTF_8);
	}

}
