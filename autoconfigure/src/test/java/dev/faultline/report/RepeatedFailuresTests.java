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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.faultline.CapturedLog;
import dev.faultline.OwnFrames;
import dev.faultline.Problem;
import dev.faultline.ProblemType;
import dev.faultline.TestProblemContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.logging.LogLevel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepeatedFailures}, by what {@link LoggingProblemListener} writes with
 * it.
 */
class RepeatedFailuresTests {

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private static final ProblemType BUG = ProblemType.of("internal-error", 500).build();

	private static final ProblemType REFUSED = ProblemType.of("refused", 409).logLevel(LogLevel.WARN).build();

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private int occurrence;

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
	void stackTraceOfARepeatedFailureIsLoggedOnceAndEachLineSaysWhere() {
		LoggingProblemListener listener = listener(1);
		for (int i = 0; i < 3; i++) {
			report(listener, BUG, bug());
		}
		assertThat(this.log.lines()).containsExactly(
				"ERROR 500 internal-error: GET /orders [urn:1] java.lang.IllegalStateException",
				"ERROR 500 internal-error: GET /orders [urn:2] java.lang.IllegalStateException (stack trace at [urn:1])",
				"ERROR 500 internal-error: GET /orders [urn:3] java.lang.IllegalStateException (stack trace at [urn:1])");
		assertThat(traced()).containsExactly(true, false, false);
	}

	@Test
	void stackTraceIsLoggedAgainAfterTheIntervalWithTheCountOfThoseLeftOut() {
		LoggingProblemListener listener = listener(1);
		for (int i = 0; i < 3; i++) {
			report(listener, BUG, bug());
		}
		this.now.addAndGet(INTERVAL.toNanos() - 1);
		report(listener, BUG, bug());
		this.now.addAndGet(1);
		report(listener, BUG, bug());
		report(listener, BUG, bug());
		assertThat(traced()).containsExactly(true, false, false, false, true, false);
		assertThat(this.log.lines().get(4)).isEqualTo("ERROR 500 internal-error: GET /orders [urn:5]"
				+ " java.lang.IllegalStateException (3 stack traces left out since [urn:1])");
		assertThat(this.log.lines().get(5)).endsWith(" (stack trace at [urn:5])");
	}

	@Test
	void failureOfAnotherTypeClassOrPlaceHasAStackTraceOfItsOwn() {
		LoggingProblemListener listener = listener(1);
		report(listener, BUG, bug());
		report(listener, ProblemType.of("other", 500).build(), bug());
		report(listener, BUG, new IllegalArgumentException("other class"));
		report(listener, BUG, new IllegalStateException("other place"));
		assertThat(traced()).containsExactly(true, true, true, true);
	}

	@Test
	void failuresThatDifferOnlyInTheirMessageOrInTheFrameworkAreTheSame() {
		LoggingProblemListener listener = listener(1);
		Throwable other = bug();
		StackTraceElement[] frames = other.getStackTrace();
		StackTraceElement[] deeper = new StackTraceElement[frames.length + 1];
		deeper[0] = new StackTraceElement("org.example.Library", "call", "Library.java", 7);
		System.arraycopy(frames, 0, deeper, 1, frames.length);
		other.setStackTrace(deeper);
		report(listener, BUG, bug());
		report(listener, BUG, other);
		assertThat(traced()).containsExactly(true, false);
	}

	@Test
	void failuresThatGoOnAtOnceAreNotForgottenOverEachOther() {
		LoggingProblemListener listener = listener(1);
		for (int i = 0; i < 10; i++) {
			for (int line = 1; line <= 60; line++) {
				report(listener, BUG, thrownAt(line));
			}
		}
		assertThat(traced().stream().filter((traced) -> traced)).hasSize(60);
		assertThat(traced().subList(0, 60)).doesNotContain(false);
	}

	@Test
	void failureWithoutAStackTraceOfItsOwnIsLogged() {
		LoggingProblemListener listener = listener(1);
		Throwable bare = new IllegalStateException();
		bare.setStackTrace(new StackTraceElement[0]);
		report(listener, BUG, bare);
		report(listener, BUG, bare);
		assertThat(traced()).containsExactly(true, false);
	}

	@Test
	void intervalOfZeroLogsEachStackTrace() {
		LoggingProblemListener listener = listener(new RepeatedFailures(0, 1, this.now::get));
		for (int i = 0; i < 300; i++) {
			report(listener, BUG, bug());
		}
		assertThat(traced()).hasSize(300).doesNotContain(false);
	}

	@Test
	void noLineIsLostWithoutSampling() {
		LoggingProblemListener listener = listener(1);
		for (int i = 0; i < 1000; i++) {
			report(listener, (i % 2 == 0) ? BUG : REFUSED, bug());
		}
		assertThat(this.log.events()).hasSize(1000);
	}

	@Test
	void samplingWritesOneOfSoManyLinesAboutTheSameFailureAndCountsTheOthers() {
		LoggingProblemListener listener = listener(10);
		for (int i = 0; i < 21; i++) {
			report(listener, REFUSED, bug());
		}
		report(listener, REFUSED, new IllegalArgumentException());
		assertThat(this.log.lines()).containsExactly(
				"WARN 409 refused: GET /orders [urn:1] java.lang.IllegalStateException",
				"WARN 409 refused: GET /orders [urn:11] java.lang.IllegalStateException (9 lines like this left out)",
				"WARN 409 refused: GET /orders [urn:21] java.lang.IllegalStateException (9 lines like this left out)",
				"WARN 409 refused: GET /orders [urn:22] java.lang.IllegalArgumentException");
	}

	@Test
	void samplingDoesNotDelayAStackTraceThatIsDue() {
		LoggingProblemListener listener = listener(10);
		for (int i = 0; i < 5; i++) {
			report(listener, BUG, bug());
		}
		this.now.addAndGet(INTERVAL.toNanos());
		report(listener, BUG, bug());
		assertThat(this.log.lines()).hasSize(2);
		assertThat(this.log.lines().get(1))
			.endsWith(" (4 lines like this left out) (4 stack traces left out since [urn:1])");
	}

	@Test
	void stackTracesOfManyDifferentFailuresAreBoundedTooAndNoLineIsLost() {
		LoggingProblemListener listener = listener(1);
		for (int i = 0; i < 5000; i++) {
			report(listener, BUG, thrownAt(i));
		}
		assertThat(this.log.events()).hasSize(5000);
		assertThat(traced().stream().filter((traced) -> traced)).hasSize(RepeatedFailures.MAX_STACK_TRACES);
		assertThat(this.log.lines().get(4999)).endsWith(" (stack trace left out)");
		this.now.addAndGet(INTERVAL.toNanos());
		report(listener, BUG, thrownAt(5000));
		assertThat(traced().get(5000)).isTrue();
	}

	@Test
	void failuresOfManyThreadsAreCountedExactly() throws Exception {
		LoggingProblemListener listener = listener(1);
		Throwable failure = bug();
		ExecutorService threads = Executors.newFixedThreadPool(8);
		List<Future<?>> done = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			done.add(threads.submit(() -> {
				for (int j = 0; j < 500; j++) {
					listener.onProblem(Problem.of(BUG, failure).build(), TestProblemContext.get("/"));
				}
			}));
		}
		for (Future<?> future : done) {
			future.get();
		}
		threads.shutdown();
		this.now.addAndGet(INTERVAL.toNanos());
		report(listener, BUG, failure);
		assertThat(this.log.events()).hasSize(4001);
		assertThat(traced().stream().filter((traced) -> traced)).hasSize(2);
		assertThat(this.log.lines().get(4000)).contains(" (3999 stack traces left out since ");
	}

	private LoggingProblemListener listener(int sample) {
		return listener(new RepeatedFailures(INTERVAL.toNanos(), sample, this.now::get));
	}

	private LoggingProblemListener listener(RepeatedFailures repeated) {
		return new LoggingProblemListener(new CommonsProblemLog(), LogLevels.OF_TYPES, repeated,
				new OwnFrames(List.of("dev.faultline")));
	}

	private void report(LoggingProblemListener listener, ProblemType type, Throwable failure) {
		Problem problem = Problem.of(type, failure).build();
		problem.body().setInstance(URI.create("urn:" + ++this.occurrence));
		listener.onProblem(problem, TestProblemContext.get("/orders"));
	}

	private Throwable bug() {
		return new IllegalStateException("message " + this.occurrence);
	}

	private static Throwable thrownAt(int line) {
		Throwable failure = new IllegalStateException();
		failure.setStackTrace(new StackTraceElement[] {
				new StackTraceElement("dev.faultline.Generated" + line, "call", "Generated.java", line) });
		return failure;
	}

	private List<Boolean> traced() {
		return this.log.events().stream().map(ILoggingEvent::getThrowableProxy).map((proxy) -> proxy != null).toList();
	}

}
