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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.faultline.CapturedLog;
import dev.faultline.report.LoggingProblemListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One id of the trace and one of the occurrence, in the document, the log and the span of
 * the request, with the tracer of OpenTelemetry.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TracingTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	static final List<String> PROPERTIES = List.of("test.metrics=true", "test.tracing=true",
			"management.tracing.sampling.probability=1",
			"faultline.mappings.[" + Refused.class.getName() + "]=conflict");

	private TestServer server;

	private CapturedLog log;

	TestServer startServer() {
		return TestServer.start(PROPERTIES, Application.class);
	}

	/**
	 * Return whether the span of a request is current on the thread that handles it.
	 * @return whether what is logged has the id of the trace
	 */
	boolean spanIsCurrent() {
		return true;
	}

	@BeforeAll
	void start() {
		this.server = startServer();
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@BeforeEach
	void open() {
		this.server.bean(FinishedSpans.class).spans.clear();
		this.log = CapturedLog.of(LoggingProblemListener.class);
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/bug", "/later", "/inside" })
	void documentLogAndSpanHaveTheSameIds(String path) throws Exception {
		Answer answer = this.server.get(path).send().isProblem(500, "internal-error");
		String instance = (String) answer.document().get("instance");
		SpanData span = awaitServerSpan();
		assertThat(answer.document()).containsEntry("traceId", span.getTraceId());
		ILoggingEvent line = this.log.events().get(0);
		assertThat(line.getMDCPropertyMap()).containsEntry("faultline.instance", instance);
		if (spanIsCurrent()) {
			assertThat(line.getMDCPropertyMap()).containsEntry("traceId", span.getTraceId());
		}
		assertThat(span.getEvents()).extracting(EventData::getName)
			.contains("problem internal-error " + instance)
			.filteredOn((name) -> name.startsWith("problem"))
			.hasSize(1);
		assertThat(span.getEvents()).extracting(EventData::getName).filteredOn("exception"::equals).hasSize(1);
		assertThat(tags(span)).containsEntry("problem.type", "internal-error")
			.containsEntry("problem.instance", instance)
			.containsEntry("exception", "IllegalStateException");
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void spanOfARefusedRequestHasTheEventAndNoError() throws Exception {
		Answer answer = this.server.get("/refused").send().isProblem(409, "conflict");
		SpanData span = awaitServerSpan();
		assertThat(span.getEvents()).extracting(EventData::getName)
			.containsExactly("problem conflict " + answer.document().get("instance"));
		assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
	}

	@Test
	void spanWithoutAProblemHasNoEvent() throws Exception {
		assertThat(this.server.get("/fine").send().text()).isEqualTo("fine");
		assertThat(awaitServerSpan().getEvents()).isEmpty();
	}

	@Test
	void traceOfTheCallerIsContinued() throws Exception {
		Answer answer = this.server.get("/bug").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01").send();
		assertThat(awaitServerSpan().getTraceId()).isEqualTo(TRACE);
		assertThat(answer.document()).containsEntry("traceId", TRACE);
	}

	// W3C Trace Context section 3.2.2: 32 digits in small letters, not all zero
	@ParameterizedTest
	@ValueSource(
			strings = { "00-<script>-00f067aa0ba902b7-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
					"00-00000000000000000000000000000000-00f067aa0ba902b7-01",
					"00-4bf92f3577b34da6-00f067aa0ba902b7-01", "forged" })
	void traceThatIsNoneIsNotEchoed(String traceparent) throws Exception {
		Answer answer = this.server.get("/bug")
			.header("traceparent", traceparent)
			.header("X-Request-Id", "forged-request")
			.header("X-B3-TraceId", "forged-b3")
			.send()
			.isProblem(500, "internal-error");
		String traceId = awaitServerSpan().getTraceId();
		assertThat(answer.document()).containsEntry("traceId", traceId);
		assertThat(traceId).matches("[0-9a-f]{32}")
			.isNotEqualTo(traceparent.split("-")[Math.min(1, traceparent.split("-").length - 1)]);
		String all = answer.text() + answer.headers() + this.log.lines() + this.log.events().get(0).getMDCPropertyMap();
		assertThat(all).doesNotContain("forged", "script");
	}

	private static Map<String, String> tags(SpanData span) {
		Map<String, String> tags = new TreeMap<>();
		span.getAttributes().forEach((key, value) -> tags.put(key.getKey(), String.valueOf(value)));
		return tags;
	}

	/**
	 * The answer is there before the span is finished.
	 */
	private SpanData awaitServerSpan() throws InterruptedException {
		for (int i = 0; i < 200; i++) {
			for (SpanData span : this.server.bean(FinishedSpans.class).spans) {
				if (span.getKind() == SpanKind.SERVER) {
					return span;
				}
			}
			TimeUnit.MILLISECONDS.sleep(25);
		}
		throw new IllegalStateException("No span was finished");
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class, Exporting.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Exporting {

		@Bean
		FinishedSpans finishedSpans() {
			return new FinishedSpans();
		}

		@Bean
		SimpleSpanProcessor spanProcessor(FinishedSpans spans) {
			return (SimpleSpanProcessor) SimpleSpanProcessor.create(spans);
		}

	}

	/**
	 * Keeps the spans.
	 */
	static class FinishedSpans implements SpanExporter {

		private final List<SpanData> spans = new CopyOnWriteArrayList<>();

		@Override
		public CompletableResultCode export(Collection<SpanData> finished) {
			this.spans.addAll(finished);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

	@RestController
	static class Endpoints {

		private final ObservationRegistry observations;

		Endpoints(ObservationRegistry observations) {
			this.observations = observations;
		}

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@GetMapping("/bug")
		void bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/later")
		Callable<String> later() {
			return () -> {
				throw new IllegalStateException(TestServer.SECRET);
			};
		}

		/** In a span of the application's own. */
		@GetMapping("/inside")
		void inside() {
			Observation.createNotStarted("inside", this.observations).observe(() -> {
				throw new IllegalStateException(TestServer.SECRET);
			});
		}

		@GetMapping("/refused")
		void refused() {
			throw new Refused();
		}

	}

	@SuppressWarnings("serial")
	static class Refused extends RuntimeException {

	}

}
