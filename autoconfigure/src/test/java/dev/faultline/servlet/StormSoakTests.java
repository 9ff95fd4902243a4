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

package dev.faultline.servlet;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.faultline.report.LoggingProblemListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Storms of failures over a real port. They take a minute or two, so they run with
 * {@code -Psoak} only.
 */
class StormSoakTests {

	private static final int FAILURES = 50_000;

	private static final int WARM_UP = 5_000;

	private static final long TOLERANCE = 16 * 1024 * 1024;

	private final Counting counting = new Counting();

	private Logger logger;

	@BeforeEach
	void count() {
		this.counting.start();
	}

	@AfterEach
	void detach() {
		this.logger.detachAppender(this.counting);
		this.logger.setAdditive(true);
	}

	@Test
	void identicalFailuresLeaveAllLinesAndFewStackTraces() {
		storm(List.of(), "/same");
		assertThat(this.counting.lines).hasValue(FAILURES);
		assertThat(this.counting.stackTraces).hasValueBetween(1, 49);
	}

	@Test
	void sampledFailuresLeaveTheSampleOfTheLines() {
		// every stack trace that is due has a line of its own
		storm(List.of("faultline.logging.sample=100"), "/same");
		assertThat(this.counting.lines).hasValueBetween(FAILURES / 100, FAILURES / 100 + 49);
		assertThat(this.counting.stackTraces).hasValueBetween(1, 49);
	}

	@Test
	void differentFailuresLeaveAllLinesAndBoundedStackTraces() {
		long start = System.nanoTime();
		storm(List.of(), "/different?n=");
		long minutes = (System.nanoTime() - start) / 60_000_000_000L + 2;
		assertThat(this.counting.lines).hasValue(FAILURES);
		assertThat((long) this.counting.stackTraces.get()).isBetween(1L, 100 * minutes);
	}

	private void storm(List<String> properties, String path) {
		try (TestServer server = TestServer.start(properties, Application.class)) {
			// the start of an application configures the log
			this.logger = (Logger) LoggerFactory.getLogger(LoggingProblemListener.class);
			this.logger.setAdditive(false);
			this.logger.addAppender(this.counting);
			send(server, path, 0, WARM_UP);
			long before = usedHeap();
			send(server, path, WARM_UP, FAILURES);
			assertThat(usedHeap() - before).isLessThan(TOLERANCE);
		}
	}

	private static void send(TestServer server, String path, int from, int to) {
		for (int i = from; i < to; i++) {
			assertThat(server.get(path.endsWith("=") ? path + i : path).send().status()).isEqualTo(500);
		}
	}

	private static long usedHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static final class Counting extends AppenderBase<ILoggingEvent> {

		private final AtomicInteger lines = new AtomicInteger();

		private final AtomicInteger stackTraces = new AtomicInteger();

		@Override
		protected void append(ILoggingEvent event) {
			this.lines.incrementAndGet();
			if (event.getThrowableProxy() != null) {
				this.stackTraces.incrementAndGet();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

	@RestController
	static class Endpoints {

		@GetMapping("/same")
		void same() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/different")
		void different(@RequestParam int n) {
			IllegalStateException failure = new IllegalStateException(TestServer.SECRET + n);
			failure.setStackTrace(new StackTraceElement[] {
					new StackTraceElement("dev.faultline.servlet.Generated" + n, "call", "Generated.java", n) });
			throw failure;
		}

	}

}
