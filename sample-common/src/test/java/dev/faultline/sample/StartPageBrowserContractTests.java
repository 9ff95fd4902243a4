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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.faultline.sample.SampleCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What a visitor does with the start page, in a real browser.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(BrowserExtension.class)
abstract class StartPageBrowserContractTests {

	private static final SampleCases SAMPLE = SampleCases.read();

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3})");

	private final JsonMapper json = new JsonMapper();

	private final int port;

	StartPageBrowserContractTests(@LocalServerPort int port) {
		this.port = port;
	}

	@Test
	void sendAllShowsTheStatusOfEachCase(Browser browser) {
		StartPage page = StartPage.open(browser, this.port);
		assertThat(page.sendAll()).isEqualTo("%1$d of %1$d answered as expected.".formatted(SAMPLE.cases().size()));
		Map<String, String> statuses = page.texts(".live .status");
		assertThat(statuses).hasSameSizeAs(SAMPLE.cases());
		for (Case example : SAMPLE.cases()) {
			assertThat(statuses.get(example.id())).as(example.id()).startsWith("HTTP " + example.status() + " ");
		}
		assertThat(page.texts(".live .note").values()).allSatisfy((note) -> assertThat(note).endsWith(" ms"));
	}

	@Test
	void headerThatHelpsTheCallerOnIsMarked(Browser browser) {
		StartPage page = StartPage.open(browser, this.port);
		page.sendAll();
		assertThat(page.texts(".live mark")).containsEntry("no-key", "WWW-Authenticate")
			.containsEntry("wrong-method", "Allow")
			.containsEntry("wrong-accept", "Accept")
			.containsEntry("quota", "Retry-After")
			.containsEntry("breaker-open", "Retry-After")
			.doesNotContainKeys("missing-comma", "bug");
	}

	@Test
	void typeOfEachAnswerLeadsToThePageWithItsTitle(Browser browser) {
		StartPage page = StartPage.open(browser, this.port);
		page.sendAll();
		List<List<String>> types = page.types();
		assertThat(types)
			.hasSize((int) SAMPLE.cases().stream().filter((one) -> !one.expect().type().equals("about:blank")).count());
		for (List<String> type : new HashSet<>(types)) {
			browser.open(type.get(0));
			assertThat(browser.title()).as(type.get(0)).isEqualTo(type.get(1));
			assertThat(browser.text("h1")).isEqualTo(type.get(1));
		}
	}

	@Test
	void toggleShowsWhatPlainSpringBootSays(Browser browser) {
		StartPage page = StartPage.open(browser, this.port);
		page.send("duplicate");
		assertThat(browser.find("#duplicate .plain").isDisplayed()).isFalse();
		page.compare("duplicate");
		WebElement plain = browser.find("#duplicate .plain");
		assertThat(plain.isDisplayed()).isTrue();
		assertThat(browser.find("#duplicate .compare").getDomAttribute("aria-expanded")).isEqualTo("true");
		assertThat(plain.getText()).contains("HTTP 500 Internal Server Error", "\"path\": \"/api/places\"");
		WebElement ours = browser.find("#duplicate .response");
		assertThat(ours.getLocation().getY()).isEqualTo(plain.getLocation().getY());
		assertThat(ours.getLocation().getX()).isLessThan(plain.getLocation().getX());
		page.compare("duplicate");
		assertThat(plain.isDisplayed()).isFalse();
	}

	@Test
	void toggleForAllShowsEachRecordedAnswer(Browser browser) {
		StartPage page = StartPage.open(browser, this.port);
		page.compareAll();
		JsonNode recorded = this.json.readTree(getClass().getResourceAsStream("/static/plain.json"));
		Map<String, String> statuses = page.texts(".plain .status");
		Map<String, String> bodies = page.texts(".plain .body");
		for (Case example : SAMPLE.cases()) {
			JsonNode plain = recorded.path(example.id());
			assertThat(statuses.get(example.id())).startsWith("HTTP " + plain.path("status").asInt() + " ");
			if (plain.path("body").isObject()) {
				assertThat(this.json.readTree(bodies.get(example.id()))).isEqualTo(plain.path("body"));
			}
			else {
				assertThat(bodies.get(example.id())).isEqualTo(plain.path("body").asString("(no body)"));
			}
		}
	}

	@Test
	void switchOfTheLanguageSendsAgainWhatWasAnswered(Browser browser) {
		StartPage page = StartPage.open(browser, this.port);
		page.send("no-key");
		page.send("missing-parameter");
		assertThat(page.texts(".live .body").get("no-key")).contains("\"title\": \"Authentication required\"");
		assertThat(page.choose("de")).isEqualTo("2 of 2 answered as expected.");
		assertThat(page.texts(".live .body").get("no-key")).contains("\"title\": \"Authentifizierung erforderlich\"");
		assertThat(page.texts(".live .body").get("missing-parameter")).contains("\"title\": \"Parameter fehlt\"");
		assertThat(page.texts(".live .status")).containsOnlyKeys("no-key", "missing-parameter");
	}

	@Test
	void consoleHasNoErrors(Browser browser) {
		StartPage page = StartPage.open(browser, this.port);
		page.sendAll();
		page.compareAll();
		// that an answer is 4xx or 5xx is what the page is for
		assertThat(browser.messages()).filteredOn((message) -> !message.matches(".*/api/.*Failed to load resource.*"))
			.isEmpty();
	}

	@Test
	void pageIsAListWithoutScript(Browser browser) {
		browser.scripts(false);
		browser.open("http://127.0.0.1:" + this.port + "/");
		assertThat(browser.find("#tools").isDisplayed()).isFalse();
		assertThat(browser.text(".notice")).contains("switched off");
		for (Case example : SAMPLE.cases()) {
			String text = browser.text("#" + example.id());
			assertThat(text).contains(example.title(), example.method() + " " + example.path(),
					"Answered with " + example.status());
			if (!example.expect().type().equals("about:blank")) {
				assertThat(browser.find("#" + example.id() + " .expect a").getDomProperty("href"))
					.endsWith("/problems/" + example.expect().type());
			}
		}
	}

	@Test
	void firstStopOfTheKeyboardLeadsToTheCases(Browser browser) {
		StartPage.open(browser, this.port);
		browser.find("body").sendKeys(Keys.TAB);
		assertThat(browser.focused().getText()).isEqualTo("Skip to the cases");
		browser.focused().sendKeys(Keys.ENTER);
		assertThat(browser.focused().getDomAttribute("id")).isEqualTo("cases");
	}

	@Test
	void pageFitsAPhone(Browser browser) {
		browser.size(360, 740, 1);
		StartPage page = StartPage.open(browser, this.port);
		page.sendAll();
		page.compareAll();
		browser.findAll("details").forEach((details) -> details.findElement(By.tagName("summary")).click());
		assertThat(browser.run("return document.documentElement.scrollWidth;", Long.class)).isEqualTo(360);
	}

	@ParameterizedTest
	@CsvSource({ "curl, curl", "HTTPie, http" })
	void copiedCommandGetsTheSameStatus(String tool, String program, Browser browser, @TempDir Path folder)
			throws IOException, InterruptedException {
		assumeThat(execute(folder, "command -v " + program)).as(program).isNotEmpty();
		StartPage page = StartPage.open(browser, this.port);
		browser.grant("http://127.0.0.1:" + this.port, "clipboardReadWrite", "clipboardSanitizedWrite");
		for (Case example : SAMPLE.cases()) {
			String command = page.copy(example.id(), tool);
			List<String> statuses = STATUS_LINE.matcher(execute(folder, command))
				.results()
				.map((MatchResult match) -> match.group(1))
				.filter((status) -> !status.equals("100"))
				.collect(Collectors.toList());
			assertThat(statuses).as(command).last().isEqualTo(String.valueOf(example.status()));
		}
	}

	private static String execute(Path folder, String command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output;
	}

}
