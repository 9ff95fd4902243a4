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

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.faultline.BuiltInProblemTypes;
import dev.faultline.CapturedLog;
import dev.faultline.Fault;
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

import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpStatusCode;

import static org.assertj.core.api.Assertions.assertThat;

class LoggingProblemListenerTests {

	private static final URI INSTANCE = URI.create("urn:uuid:019a0000-0000-7000-8000-000000000001");

	private final LoggingProblemListener listener = new LoggingProblemListener(new CommonsProblemLog(),
			LogLevels.OF_TYPES, new RepeatedFailures(0, 1, System::nanoTime), new OwnFrames(List.of()));

	private CapturedLog log;

	@BeforeEach
	void open() {
		this.log = CapturedLog.of(LoggingProblemListener.class);
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void lineHasStatusTypeRequestInstanceAndExceptionClass() {
		Problem problem = problem(type("conflict"));
		problem.body().setInstance(INSTANCE);
		this.listener.onProblem(problem,
				TestProblemContext.get("/orders/7").withMethod("PUT").withQuery("token=s3cr3t"));
		assertThat(this.log.lines())
			.containsExactly("WARN 409 conflict: PUT /orders/7 [" + INSTANCE + "] java.lang.IllegalStateException");
	}

	@Test
	void lineDoesNotShowTheMessageOfTheException() {
		this.listener.onProblem(problem(type("internal-error")), TestProblemContext.get("/orders"));
		assertThat(this.log.lines()).singleElement().asString().doesNotContain("secret");
	}

	@Test
	void stackTraceShowsTheMessageOfAFailureOfTheServer() {
		this.listener.onProblem(problem(type("internal-error")), TestProblemContext.get("/orders"));
		assertThat(this.log.events()).singleElement()
			.extracting((event) -> event.getThrowableProxy().getMessage())
			.isEqualTo("secret");
	}

	@Test
	void everyTypeIsLoggedOnceAtItsLevelAndTracedOnlyForAnErrorOfAServer() {
		Map<String, String> expected = new TreeMap<>();
		Map<String, String> logged = new TreeMap<>();
		for (ProblemType type : BuiltInProblemTypes.load()) {
			boolean traced = type.logLevel() == LogLevel.ERROR;
			assertThat(traced && type.fault() == Fault.CLIENT).as(type.slug()).isFalse();
			expected.put(type.slug(), type.logLevel() + " " + traced);
			int before = this.log.events().size();
			this.listener.onProblem(problem(type), TestProblemContext.get("/"));
			assertThat(this.log.events()).as(type.slug()).hasSize(before + 1);
			ILoggingEvent event = this.log.events().get(before);
			logged.put(type.slug(), event.getLevel() + " " + (event.getThrowableProxy() != null));
		}
		assertThat(logged).isEqualTo(expected);
	}

	// levels of the status map that people wait for at night, and those that they do not
	@ParameterizedTest
	@CsvSource({ "internal-error, ERROR, true", "upstream-error, ERROR, true", "upstream-timeout, ERROR, true",
			"service-unavailable, ERROR, true", "busy, WARN, false", "timeout, ERROR, true",
			"operation-not-implemented, WARN, false", "not-implemented, DEBUG, false", "not-found, DEBUG, false",
			"validation-failed, DEBUG, false", "constraint-violated, WARN, false", "invalid-credentials, INFO, false",
			"resource-not-found, INFO, false", "request-rejected, WARN, false", "body-too-complex, WARN, false" })
	void levelIsThatOfTheStatusMap(String slug, String level, boolean traced) {
		this.listener.onProblem(problem(type(slug)), TestProblemContext.get("/"));
		ILoggingEvent event = this.log.events().get(0);
		assertThat(event.getLevel()).isEqualTo(Level.toLevel(level));
		assertThat(event.getThrowableProxy() != null).isEqualTo(traced);
	}

	@Test
	void bareStatusIsLoggedByItsFamily() {
		this.listener.onProblem(problem(ProblemType.ofStatus(HttpStatusCode.valueOf(418))),
				TestProblemContext.get("/"));
		this.listener.onProblem(problem(ProblemType.ofStatus(HttpStatusCode.valueOf(500))),
				TestProblemContext.get("/"));
		assertThat(this.log.events()).extracting(ILoggingEvent::getLevel).containsExactly(Level.DEBUG, Level.ERROR);
	}

	@Test
	void errorThatIsTheFaultOfTheCallerHasNoStackTrace() {
		this.listener.onProblem(problem(ProblemType.of("own", 409).logLevel(LogLevel.ERROR).build()),
				TestProblemContext.get("/"));
		assertThat(this.log.events()).singleElement().extracting(ILoggingEvent::getThrowableProxy).isNull();
	}

	@Test
	void levelOffLogsNothing() {
		this.listener.onProblem(problem(ProblemType.of("own", 409).logLevel(LogLevel.OFF).build()),
				TestProblemContext.get("/"));
		assertThat(this.log.events()).isEmpty();
	}

	@Test
	void levelThatIsNotEnabledLogsNothing() {
		this.log.setLevel(Level.INFO);
		this.listener.onProblem(problem(type("not-found")), TestProblemContext.get("/"));
		assertThat(this.log.events()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a\r\nERROR 500 forged", "/a\nb", "/a\rb", "/a\u0085b", "/a\u2028b", "/a\u001b[31mb",
			"/a\u0000b", "/a\tb", "/a b", "/a\u202eb" })
	void pathCannotEndTheLine(String path) {
		this.listener.onProblem(problem(type("conflict")), TestProblemContext.get(path));
		assertThat(this.log.events()).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.asString()
			.matches("[\\x20-\\x7E]+")
			.startsWith("409 conflict: GET /a?")
			.endsWith(" [-] java.lang.IllegalStateException");
	}

	@Test
	void notesStandAtTheEndOfTheLineAndCannotEndIt() {
		Problem problem = Problem.of(type("conflict"), new IllegalStateException())
			.note("desk", "7 \"left\"\r\nERROR")
			.note("clerk", "x".repeat(300))
			.build();
		this.listener.onProblem(problem, TestProblemContext.get("/"));
		assertThat(this.log.lines()).containsExactly(
				"WARN 409 conflict: GET / [-] java.lang.IllegalStateException desk=\"7 'left'??ERROR\" clerk=\""
						+ "x".repeat(200) + "...\"");
	}

	@Test
	void occurrenceMayBeLoggedLessSeverelyAndThenHasNoStackTrace() {
		this.listener.onProblem(
				Problem.of(type("upstream-error"), new IllegalStateException()).logLevelAtMost(LogLevel.WARN).build(),
				TestProblemContext.get("/"));
		ILoggingEvent event = this.log.events().get(0);
		assertThat(event.getLevel()).isEqualTo(Level.WARN);
		assertThat(event.getThrowableProxy()).isNull();
	}

	@Test
	void methodCannotEndTheLine() {
		this.listener.onProblem(problem(type("conflict")), TestProblemContext.get("/").withMethod("GET\r\nX"));
		assertThat(this.log.lines()).containsExactly("WARN 409 conflict: GET??X / [-] java.lang.IllegalStateException");
	}

	@Test
	void exceptionThatCannotSayItsMessageIsLoggedAllTheSame() {
		Throwable failure = new MuteException();
		this.listener.onProblem(Problem.of(type("internal-error"), failure).build(), TestProblemContext.get("/orders"));
		assertThat(this.log.lines()).singleElement()
			.asString()
			.startsWith("ERROR 500 internal-error: GET /orders")
			.contains(MuteException.class.getName());
		assertThat(this.log.events().get(0).getThrowableProxy().getMessage())
			.isEqualTo(MuteException.class.getName() + ", which cannot say its message");
	}

	private static Problem problem(ProblemType type) {
		return Problem.of(type, new IllegalStateException("secret")).build();
	}

	private static ProblemType type(String slug) {
		return BuiltInProblemTypes.load().stream().filter((type) -> type.slug().equals(slug)).findFirst().orElseThrow();
	}

	static class MuteException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message for you");
		}

	}

}
