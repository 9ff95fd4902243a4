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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.faultline.DefaultProblemHandler;
import dev.faultline.OwnFrames;
import dev.faultline.Problem;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemType;
import dev.faultline.TestCatalog;
import dev.faultline.TestProblemContext;
import dev.faultline.resolve.DefaultProblemResolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each line in Boot's structured formats, which have the facts as members.
 */
class StructuredLogTests {

	private static final URI INSTANCE = URI.create("urn:uuid:019a0000-0000-7000-8000-000000000001");

	private static final ProblemType CONFLICT = ProblemType.of("out-of-stock", 409).logLevel(LogLevel.WARN).build();

	private final Logger logger = (Logger) LoggerFactory.getLogger(LoggingProblemListener.class);

	private final Lines lines = new Lines();

	@AfterEach
	void detach() {
		this.logger.detachAppender(this.lines);
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
		MDC.clear();
	}

	@Test
	void ecsHasTheFactsInAnObject() {
		Map<String, Object> line = log("ecs", CONFLICT, "/orders/7");
		assertThat(line)
			.containsEntry("message",
					"409 out-of-stock: PUT /orders/7 [" + INSTANCE + "] java.lang.IllegalStateException")
			.containsEntry("faultline",
					Map.of("instance", INSTANCE.toString(), "type", "out-of-stock", "status", 409, "fault", "client",
							"method", "PUT", "path", "/orders/7", "exception", "java.lang.IllegalStateException"));
	}

	@Test
	void logstashHasTheFactsAsMembers() {
		assertThat(log("logstash", CONFLICT, "/orders/7")).containsEntry("faultline.instance", INSTANCE.toString())
			.containsEntry("faultline.type", "out-of-stock")
			.containsEntry("faultline.status", 409)
			.containsEntry("faultline.fault", "client")
			.containsEntry("faultline.method", "PUT")
			.containsEntry("faultline.path", "/orders/7")
			.containsEntry("faultline.exception", "java.lang.IllegalStateException");
	}

	@Test
	void gelfHasTheFactsAsAdditionalFields() {
		assertThat(log("gelf", CONFLICT, "/orders/7")).containsEntry("_faultline.instance", INSTANCE.toString())
			.containsEntry("_faultline.type", "out-of-stock")
			.containsEntry("_faultline.status", 409)
			.containsEntry("_faultline.fault", "client")
			.containsEntry("_faultline.method", "PUT")
			.containsEntry("_faultline.path", "/orders/7")
			.containsEntry("_faultline.exception", "java.lang.IllegalStateException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void failureOfTheServerHasItsStackTraceInTheSameLine(String format) {
		Map<String, Object> line = log(format, ProblemType.of("internal-error", 500).build(), "/orders/7");
		assertThat(line.toString()).contains("at dev.faultline.report.StructuredLogTests.")
			.contains("java.lang.IllegalStateException: secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void whatTheCallerSentCannotMakeAMember(String format) {
		Map<String, Object> line = log(format, CONFLICT, "/a\",\"faultline.type\":\"forged\",\"b\":\"\n{}");
		assertThat(line.toString()).contains("out-of-stock").doesNotContain("=forged");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void lineIsNotLostIfTheInstanceIsInTheMdcAlready(String format) {
		MDC.put("faultline.instance", "urn:of:another");
		Map<String, Object> line = log(format, CONFLICT, "/orders/7");
		assertThat(line.toString()).contains(INSTANCE.toString()).doesNotContain("urn:of:another");
		assertThat(MDC.get("faultline.instance")).isEqualTo("urn:of:another");
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> log(String format, ProblemType type, String path) {
		this.lines.start(format);
		this.logger.setLevel(Level.TRACE);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.lines);
		LoggingProblemListener listener = new LoggingProblemListener(new Slf4jProblemLog(), LogLevels.OF_TYPES,
				new RepeatedFailures(0, 1, System::nanoTime), new OwnFrames(List.of()));
		ProblemHandler handler = new DefaultProblemHandler(
				new DefaultProblemResolution(TestCatalog.with(), Map.of(),
						List.of((failure, context) -> Problem.of(type, failure).build()), List.of()),
				List.of((problem, context) -> problem.body().setInstance(INSTANCE)), List.of(listener),
				new MdcProblemScope());
		handler.handle(new IllegalStateException("secret"), TestProblemContext.get(path).withMethod("PUT"));
		assertThat(this.lines.encoded).hasSize(1);
		String line = this.lines.encoded.get(0);
		assertThat(line.strip().lines()).hasSize(1);
		return JsonMapper.builder().build().readValue(line, Map.class);
	}

	/**
	 * Encodes each event at once, when the MDC is still that of the event.
	 */
	private static final class Lines extends AppenderBase<ILoggingEvent> {

		private final List<String> encoded = new ArrayList<>();

		private StructuredLogEncoder encoder;

		void start(String format) {
			LoggerContext context = new LoggerContext();
			context.putObject(Environment.class.getName(), new StandardEnvironment());
			this.encoder = new StructuredLogEncoder();
			this.encoder.setContext(context);
			this.encoder.setFormat(format);
			this.encoder.start();
			start();
		}

		@Override
		protected void append(ILoggingEvent event) {
			this.encoded.add(new String(this.encoder.encode(event), StandardCharsets.UTF_8));
		}

	}

}
