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
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes the pictures in docs/images: {@code -Ddocs.screenshots=true}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(BrowserExtension.class)
@EnabledIfSystemProperty(named = "docs.screenshots", matches = "true",
		disabledReason = "Pictures are taken with -Ddocs.screenshots=true")
class ScreenshotsBrowserTests {

	private static final Path IMAGES = Documents.ROOT.resolve("docs/images");

	private final int port;

	ScreenshotsBrowserTests(@LocalServerPort int port) {
		this.port = port;
	}

	@Test
	void startPage(Browser browser) throws IOException {
		browser.size(1280, 1010, 1);
		StartPage page = StartPage.open(browser, this.port);
		page.send("duplicate");
		page.compare("duplicate");
		scrollTo(browser, "#family-state");
		write(browser, "start-page");
	}

	@Test
	void problemPage(Browser browser) throws IOException {
		browser.size(860, 900, 1);
		browser.open("http://127.0.0.1:" + this.port + "/problems/too-many-requests");
		write(browser, "problem-page");
	}

	@Test
	void phone(Browser browser) throws IOException {
		browser.size(390, 1000, 2);
		StartPage page = StartPage.open(browser, this.port);
		page.send("no-key");
		scrollTo(browser, "#no-key");
		write(browser, "phone");
	}

	private static void scrollTo(Browser browser, String selector) {
		browser.run("document.querySelector(arguments[0]).scrollIntoView(); document.activeElement.blur();",
				Object.class, selector);
	}

	private static void write(Browser browser, String name) throws IOException {
		Path file = IMAGES.resolve(name + ".png");
		Files.createDirectories(IMAGES);
		Files.write(file, browser.screenshot());
		assertThat(file).isNotEmptyFile();
	}

}
