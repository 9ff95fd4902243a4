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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that somebody wrote to break a page: scripts, quotes and marks that turn the
 * direction of what follows.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "faultline.problems.place-not-found.title=" + HostileTextsBrowserTests.TITLE,
				"faultline.problems.place-not-found.detail=" + HostileTextsBrowserTests.DETAIL,
				"faultline.problems.place-not-found.remedy=" + HostileTextsBrowserTests.REMEDY })
@ExtendWith(BrowserExtension.class)
class HostileTextsBrowserTests {

	static final String TITLE = "<script>document.title = 'taken'</script> \"quoted' \u202eturned";

	static final String DETAIL = "</p><img src=x onerror=\"document.body.className='taken'\"> \u2067isolated &amp; {id}";

	static final String REMEDY = "</section></main><style>body{display:none}</style> ' onclick='alert(1) \u202b`--><!--`";

	private static final String PAGE = "/problems/place-not-found";

	private final int port;

	HostileTextsBrowserTests(@LocalServerPort int port) {
		this.port = port;
	}

	@Test
	void textsAreShownAsTheyAre(Browser browser) {
		open(browser, PAGE);
		assertThat(browser.title()).isEqualTo(TITLE);
		assertThat(textOf(browser, "h1")).isEqualTo(TITLE);
		assertThat(textOf(browser, ".lead")).isEqualTo(DETAIL);
		assertThat(textOf(browser, ".remedy p")).isEqualTo(REMEDY.replace("`", ""));
		assertThatNothingOfThemRan(browser);
	}

	@Test
	void textsAreShownAsTheyAreInTheList(Browser browser) {
		open(browser, "/problems");
		assertThat(textOf(browser, "a[href$=place-not-found]")).isEqualTo(TITLE);
		assertThat(textOf(browser, "li:has(a[href$=place-not-found]) p")).isEqualTo(DETAIL);
		assertThatNothingOfThemRan(browser);
	}

	@Test
	void textsAreShownAsTheyAreOnTheStartPage(Browser browser) {
		StartPage page = StartPage.open(browser, this.port);
		page.send("no-such-place");
		assertThat(page.types()).extracting((type) -> type.get(1)).containsExactly(TITLE);
		assertThat(browser.title()).isEqualTo("Places: browse the failures");
		assertThat(browser.findAll(".answer script, .answer img, .answer style")).isEmpty();
		assertThat(browser.run("""
				return [...document.querySelectorAll('#no-such-place .json-text')]
					.every((text) => getComputedStyle(text).unicodeBidi === 'isolate');
				""", Boolean.class)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h1", ".lead", ".remedy p" })
	void directionOfATextEndsWithIt(String selector, Browser browser) {
		open(browser, PAGE);
		assertThat(browser.run("""
				const text = document.querySelector(arguments[0]).firstElementChild;
				return getComputedStyle(text).unicodeBidi;
				""", String.class, selector)).isEqualTo("isolate");
		assertThat(browser.run("return getComputedStyle(document.body).direction;", String.class)).isEqualTo("ltr");
	}

	@ParameterizedTest
	@ValueSource(strings = { PAGE, "/problems" })
	void pageHasNoViolation(String path, Browser browser) {
		open(browser, path);
		assertThat(browser.violations()).isEmpty();
	}

	private void open(Browser browser, String path) {
		browser.open("http://127.0.0.1:" + this.port + path);
	}

	private static String textOf(Browser browser, String selector) {
		return browser.run("return document.querySelector(arguments[0]).textContent;", String.class, selector);
	}

	private static void assertThatNothingOfThemRan(Browser browser) {
		assertThat(browser.findAll("script, img, [onclick], [onerror], .taken")).isEmpty();
		assertThat(browser.findAll("style")).hasSize(1);
		assertThat(browser.find("main").isDisplayed()).isTrue();
		assertThat(browser.messages()).isEmpty();
	}

}
