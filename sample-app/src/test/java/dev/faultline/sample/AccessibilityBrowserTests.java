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

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What axe-core says to the pages, by day, by night and on a phone.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(BrowserExtension.class)
class AccessibilityBrowserTests {

	private final int port;

	AccessibilityBrowserTests(@LocalServerPort int port) {
		this.port = port;
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void startPageHasNoViolation(String colours, Browser browser) {
		browser.colours(colours);
		StartPage page = StartPage.open(browser, this.port);
		assertThat(browser.violations()).isEmpty();
		page.sendAll();
		page.compareAll();
		browser.run("document.querySelectorAll('details').forEach((details) => details.open = true);", Object.class);
		assertThat(browser.violations()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/problems", "/problems/validation-failed", "/problems/place-not-found",
			"/problems/too-many-requests", "/problems/internal-error" })
	void problemPageHasNoViolation(String path, Browser browser) {
		for (String colours : new String[] { "light", "dark" }) {
			for (int width : new int[] { 1280, 360 }) {
				browser.colours(colours);
				browser.size(width, 740, 1);
				browser.open("http://127.0.0.1:" + this.port + path);
				assertThat(browser.violations()).as("%s, %d wide", colours, width).isEmpty();
				assertThat(browser.run("return document.documentElement.scrollWidth;", Long.class)).isEqualTo(width);
			}
		}
	}

}
