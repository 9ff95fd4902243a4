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

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.util.FileSystemUtils;

/**
 * A Chromium of this machine, without a window. It knows no address but 127.0.0.1, and
 * nothing is downloaded for it.
 */
final class Browser implements AutoCloseable {

	private static final Dimension DESK = new Dimension(1280, 960);

	private final Path profile;

	private final ChromeDriver driver;

	Browser() {
		this.profile = newProfile();
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(installed(program("chromedriver")))
					.usingAnyFreePort()
					.build(),
				options(this.profile));
	}

	private static File installed(Optional<File> program) {
		return program.orElseThrow(() -> new IllegalStateException(
				"Chromium and its driver have to be installed: chromium and chromedriver"));
	}

	static boolean isInstalled() {
		return chromium().isPresent() && program("chromedriver").isPresent();
	}

	private static Optional<File> chromium() {
		return program("chromium", "chromium-browser", "google-chrome");
	}

	private static Optional<File> program(String... names) {
		return Stream.of(names)
			.flatMap((name) -> Pattern.compile(File.pathSeparator)
				.splitAsStream(System.getenv("PATH"))
				.map((folder) -> new File(folder, name)))
			.filter(File::canExecute)
			.findFirst();
	}

	private static Path newProfile() {
		try {
			return Files.createTempDirectory("faultline-browser");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ChromeOptions options(Path profile) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(installed(chromium()));
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
				"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--user-data-dir=" + profile);
		options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
		return options;
	}

	/**
	 * Back to what a test may expect: a desk, by day, with scripts.
	 */
	void reset() {
		this.driver.get("about:blank");
		size(DESK.width, DESK.height, 1);
		scripts(true);
		colours("light");
		messages();
	}

	void size(int width, int height, int density) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", density, "mobile", false));
	}

	void scripts(boolean on) {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
	}

	void colours(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	void grant(String origin, String... permissions) {
		this.driver.executeCdpCommand("Browser.grantPermissions", Map.of("origin", origin, "permissions", permissions));
	}

	void open(String address) {
		this.driver.get(address);
	}

	String title() {
		return this.driver.getTitle();
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<WebElement> findAll(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	void click(String selector) {
		WebElement element = find(selector);
		// what sticks to the top of the page may hide it
		this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' });", element);
		element.click();
	}

	String text(String selector) {
		return find(selector).getText();
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	/**
	 * Wait until there is such an element and it shows a text.
	 * @param selector the CSS selector
	 * @return the text
	 */
	String await(String selector) {
		return new WebDriverWait(this.driver, Duration.ofSeconds(60)).ignoring(RuntimeException.class)
			.until((driver) -> {
				String text = text(selector);
				return text.isEmpty() ? null : text;
			});
	}

	<T> T run(String script, Class<T> type, Object... arguments) {
		return type.cast(this.driver.executeScript(script, arguments));
	}

	<T> T runAsync(String script, Class<T> type, Object... arguments) {
		return type.cast(this.driver.executeAsyncScript(script, arguments));
	}

	/**
	 * Return what the console got since the last call.
	 * @return the messages
	 */
	List<String> messages() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
	}

	/**
	 * Return what axe-core finds wrong with the page.
	 * @return the violations, with the elements
	 */
	List<?> violations() {
		this.driver.executeScript(axe());
		return runAsync(
				"""
						const done = arguments[0];
						axe.run(document, { preload: false, resultTypes: ['violations'] })
							.then((results) => done(results.violations.map((violation) => violation.id + ': ' + violation.help
								+ violation.nodes.map((node) => '\\n  ' + node.html + '\\n    ' + node.failureSummary).join(''))),
								(error) => done(['axe did not run: ' + error]));
						""",
				List.class);
	}

	private static String axe() {
		try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	byte[] screenshot() {
		return this.driver.getScreenshotAs(OutputType.BYTES);
	}

	@Override
	public void close() throws IOException {
		this.driver.quit();
		FileSystemUtils.deleteRecursively(this.profile);
	}

}
