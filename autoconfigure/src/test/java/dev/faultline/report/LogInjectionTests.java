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

package dev.faultline.report;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.faultline.CapturedLog;
import dev.faultline.OwnFrames;
import dev.faultline.Problem;
import dev.faultline.ProblemType;
import dev.faultline.TestProblemContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What exceptions say can come from the caller, and must not forge, colour or turn around
 * a line of the log.
 */
class LogInjectionTests {

	private static final ProblemType BUG = ProblemType.of("internal-error", 500).build();

	private CapturedLog log;

	@BeforeEach
	void open() {
		this.log = CapturedLog.of(LoggingProblemListener.class);
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\nforged", "\nforged", "\rforged", "\u001b[31mforged", "\u0000forged", "\u0085forged",
			"\u2028forged", "\u2029forged", "\u202eforged", "\u2066forged", "\u200fforged", "\u061cforged",
			"\u009bforged", "\ud800forged", "\bforged" })
	void messageOfAnExceptionCannotSpoilTheLog(String message) {
		String text = stackTrace(new IllegalStateException(message));
		assertThat(text.codePoints().filter(LogInjectionTests::isHarmful)).isEmpty();
		assertThat(text.lines().findFirst().orElseThrow()).contains("java.lang.IllegalStateException: \\")
			.endsWith("forged");
	}

	@Test
	void messageOfACauseOrOfASuppressedExceptionCannotSpoilTheLog() {
		Throwable cause = new IllegalArgumentException("cause\nforged", new IllegalStateException("root"));
		Throwable failure = new IllegalStateException("plain", cause);
		failure.addSuppressed(new IOException("suppressed\r\nforged"));
		String text = stackTrace(failure);
		assertThat(text.lines()).noneMatch((line) -> line.startsWith("forged"));
		assertThat(text).contains("java.lang.IllegalStateException: plain",
				"java.lang.IllegalArgumentException: cause\\nforged", "java.lang.IllegalStateException: root",
				"IOException: suppressed\\r\\nforged");
	}

	@Test
	void messageWithinTheMessageOfAnotherExceptionCannotSpoilTheLog() {
		String text = stackTrace(new IllegalStateException(new IllegalArgumentException("deep\nforged")));
		assertThat(text.lines()).noneMatch((line) -> line.startsWith("forged"));
	}

	@Test
	void framesOfAFailureAreThoseOfTheFailure() {
		Throwable failure = new IllegalStateException("a\nb");
		IThrowableProxy logged = report(failure).getThrowableProxy();
		assertThat(logged.getStackTraceElementProxyArray()[0].getStackTraceElement())
			.isEqualTo(failure.getStackTrace()[0]);
		assertThat(logged.getStackTraceElementProxyArray()).hasSameSizeAs(failure.getStackTrace());
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "With\ttab", "Grüße, 漢字, ไทย, 👋", "" })
	void failureWithAPlainMessageIsLoggedAsItIs(String message) {
		IThrowableProxy logged = report(new IllegalStateException(message)).getThrowableProxy();
		assertThat(logged.getClassName()).isEqualTo("java.lang.IllegalStateException");
		assertThat(logged.getMessage()).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource({ "20000,20000", "20001,20036", "5000000,20036" })
	void messageOfAnyLengthIsCut(int length, int logged) {
		// 33 for the class and what follows it, 3 for the dots
		assertThat(report(new IllegalStateException("a".repeat(length))).getThrowableProxy().getMessage())
			.hasSize(logged);
	}

	@Test
	void failureWhoseCausesGoInACircleIsLogged() {
		Throwable outer = new IllegalStateException("outer\nforged");
		Throwable inner = new IllegalArgumentException("inner", outer);
		outer.initCause(inner);
		outer.addSuppressed(inner);
		assertThat(stackTrace(outer)).contains("outer\\nforged", "java.lang.IllegalArgumentException: inner");
	}

	@Test
	void failureThatCannotSayItsStackTraceIsLoggedInOneLine() {
		ILoggingEvent event = report(new IllegalStateException("a\nb") {

			@Override
			public StackTraceElement[] getStackTrace() {
				throw new IllegalStateException("no stack trace for you");
			}

		});
		assertThat(event.getFormattedMessage()).startsWith("500 internal-error: GET / [-] ");
	}

	@Test
	void pathAndMethodOfAnyLengthAreCut() {
		listener().onProblem(Problem.of(BUG, new IllegalStateException()).build(),
				TestProblemContext.get("/" + "a".repeat(5000)).withMethod("M".repeat(5000)));
		assertThat(this.log.lines()).singleElement()
			.asString()
			.hasSizeLessThan(2200)
			.contains("M".repeat(1000) + "... /" + "a".repeat(999) + "... [-] ");
	}

	@Test
	void instanceCannotSpoilTheLine() {
		Problem problem = Problem.of(BUG, new IllegalStateException()).build();
		problem.body().setInstance(URI.create("/a\u202eb"));
		listener().onProblem(problem, TestProblemContext.get("/"));
		assertThat(this.log.lines()).singleElement().asString().contains(" [/a?b] ");
	}

	private String stackTrace(Throwable failure) {
		return ThrowableProxyUtil.asString(report(failure).getThrowableProxy());
	}

	private ILoggingEvent report(Throwable failure) {
		listener().onProblem(Problem.of(BUG, failure).build(), TestProblemContext.get("/"));
		assertThat(this.log.events()).hasSize(1);
		return this.log.events().get(0);
	}

	private static LoggingProblemListener listener() {
		return new LoggingProblemListener(new CommonsProblemLog(), LogLevels.OF_TYPES,
				new RepeatedFailures(0, 1, System::nanoTime), new OwnFrames(List.of()));
	}

	private static boolean isHarmful(int character) {
		boolean ofLogback = character == '\n' || character == '\r' || character == '\t';
		int type = Character.getType(character);
		return !ofLogback && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
				|| type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR);
	}

}
