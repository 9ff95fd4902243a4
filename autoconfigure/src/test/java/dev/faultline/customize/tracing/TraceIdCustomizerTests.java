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

package dev.faultline.customize.tracing;

import dev.faultline.Problem;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemType;
import dev.faultline.TestProblemContext;
import dev.faultline.autoconfigure.AutoConfigurationNames;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceIdCustomizer}.
 */
@SuppressWarnings("try")
class TraceIdCustomizerTests {

	private final SimpleTracer tracer = new SimpleTracer();

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurationNames.ours());

	@ParameterizedTest
	@ValueSource(strings = { "4bf92f3577b34da6a3ce929d0e0e4736", "a3ce929d0e0e4736" })
	void documentHasTheIdOfTheCurrentTrace(String id) {
		assertThat(customized(id).body().getProperties()).containsEntry("traceId", id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "forged", "4bf92f3577b34da6a3ce929d0e0e4736\r\n", "4BF92F3577B34DA6A3CE929D0E0E4736",
			"<script>" })
	void whatIsNoTraceIdIsLeftOut(String id) {
		assertThat(customized(id).body().getProperties()).isNull();
	}

	@Test
	void documentWithoutATraceHasNoId() {
		Problem problem = problem();
		new TraceIdCustomizer(this.tracer, RequestSpan.NONE).customize(problem, TestProblemContext.get("/"));
		assertThat(problem.body().getProperties()).isNull();
	}

	@Test
	void applicationWithATracerHasTheIdInEachDocument() {
		this.contextRunner.withBean(Tracer.class, () -> this.tracer).run((context) -> {
			try (Tracer.SpanInScope scope = this.tracer.withSpan(this.tracer.nextSpan().start())) {
				Problem problem = context.getBean(ProblemHandler.class)
					.handle(new IllegalStateException(), TestProblemContext.get("/"));
				assertThat(problem.body().getProperties()).containsEntry("traceId",
						this.tracer.currentSpan().context().traceId());
			}
		});
	}

	@Test
	void propertySwitchesItOff() {
		this.contextRunner.withBean(Tracer.class, () -> this.tracer)
			.withPropertyValues("faultline.include-trace-id=false")
			.run((context) -> {
				try (Tracer.SpanInScope scope = this.tracer.withSpan(this.tracer.nextSpan().start())) {
					Problem problem = context.getBean(ProblemHandler.class)
						.handle(new IllegalStateException(), TestProblemContext.get("/"));
					assertThat(problem.body().getProperties()).isNull();
				}
			});
	}

	@Test
	void applicationWithoutATracerHasNoId() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed();
			Problem problem = context.getBean(ProblemHandler.class)
				.handle(new IllegalStateException(), TestProblemContext.get("/"));
			assertThat(problem.body().getProperties()).isNull();
		});
	}

	private Problem customized(String id) {
		Problem problem = problem();
		var span = this.tracer.nextSpan().start();
		span.context().setTraceId(id);
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
			new TraceIdCustomizer(this.tracer, RequestSpan.NONE).customize(problem, TestProblemContext.get("/"));
		}
		return problem;
	}

	private static Problem problem() {
		return Problem.of(ProblemType.of("internal-error", 500).build(), new IllegalStateException()).build();
	}

}
