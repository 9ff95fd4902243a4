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

package dev.faultline.autoconfigure;

import java.sql.SQLException;
import java.util.NoSuchElementException;

import dev.faultline.CapturedLog;
import dev.faultline.ProblemHandler;
import dev.faultline.TestProblemContext;
import dev.faultline.report.LoggingProblemListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code faultline.logging}.
 */
class LogLevelsTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurationNames.ours());

	@Test
	void levelOfAnExceptionComesBeforeThatOfItsStatusFamilyAndType() {
		String[] properties = { "faultline.mappings.java.util.NoSuchElementException=not-found",
				"faultline.logging.levels.java.util.NoSuchElementException=error", "faultline.logging.levels.404=warn",
				"faultline.logging.levels.4xx=info" };
		assertThat(logged(new NoSuchElementException(), properties)).startsWith("ERROR 404 not-found: ");
		assertThat(logged(new ResponseStatusException(HttpStatus.NOT_FOUND), properties)).startsWith("WARN 404 ");
		assertThat(logged(new ResponseStatusException(HttpStatus.GONE), properties)).startsWith("INFO 410 ");
		assertThat(logged(new IllegalStateException(), properties)).startsWith("ERROR 500 ");
	}

	@Test
	void levelOfASuperclassOrInterfaceHolds() {
		assertThat(logged(new NoSuchElementException(), "faultline.logging.levels.java.lang.RuntimeException=warn"))
			.startsWith("WARN 500 ");
		assertThat(logged(new SQLException(), "faultline.logging.levels.java.lang.Iterable=info")).startsWith("INFO ");
		assertThat(logged(new NoSuchElementException(), "faultline.logging.levels.java.lang.RuntimeException=warn",
				"faultline.logging.levels.java.util.NoSuchElementException=info"))
			.startsWith("INFO 500 ");
	}

	@Test
	void levelOffLogsNothing() {
		assertThat(logged(new NoSuchElementException(), "faultline.logging.levels.5xx=off")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "faultline.logging.levels.200, warn, 400 to 599", "faultline.logging.levels.6xx, warn, 400 to 599",
			"faultline.logging.levels.44, warn, 400 to 599",
			"faultline.logging.levels.java.util.NoSuchElementExeption, warn, there is its package",
			"faultline.logging.levels.java.lang.String, warn, not a Throwable",
			"faultline.logging.sample, 0, 1 or more", "faultline.logging.sample, -1, 1 or more",
			"faultline.logging.stack-trace-interval, -1s, negative" })
	void mistakeStopsTheStart(String property, String value, String reason) {
		this.contextRunner.withPropertyValues(property + "=" + value).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure())
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
				.rootCause()
				.hasMessageContaining(property)
				.hasMessageContaining(reason);
		});
	}

	@Test
	void mappingsAreListedAtDebug() {
		try (CapturedLog log = CapturedLog.of(MappingsFactory.class)) {
			this.contextRunner.withPropertyValues("faultline.mappings.java.util.NoSuchElementException=not-found")
				.run((context) -> assertThat(log.lines())
					.containsExactly("DEBUG faultline.mappings.java.util.NoSuchElementException is not-found (404)"));
		}
	}

	private String logged(Throwable failure, String... properties) {
		try (CapturedLog log = CapturedLog.of(LoggingProblemListener.class)) {
			this.contextRunner.withPropertyValues(properties)
				.run((context) -> context.getBean(ProblemHandler.class).handle(failure, TestProblemContext.get("/")));
			assertThat(log.lines()).hasSizeLessThan(2);
			return log.lines().isEmpty() ? null : log.lines().get(0);
		}
	}

}
