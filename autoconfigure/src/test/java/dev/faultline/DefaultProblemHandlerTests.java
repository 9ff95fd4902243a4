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

package dev.faultline;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultProblemHandlerTests {

	private final ProblemCatalog catalog = TestCatalog.with();

	private final TestProblemContext context = TestProblemContext.get("/orders");

	private final List<String> walk = new ArrayList<>();

	private final Throwable failure = new IllegalStateException("secret");

	@Test
	void handleResolvesThenCustomizesThenReports() {
		Problem problem = handler(
				List.of((it, context) -> this.walk.add("customize 1"), (it, context) -> this.walk.add("customize 2")),
				List.of((it, context) -> this.walk.add("report")), null)
			.handle(this.failure, this.context);
		assertThat(this.walk).containsExactly("resolve", "customize 1", "customize 2", "report");
		assertThat(problem.type().slug()).isEqualTo("conflict");
	}

	@Test
	void handleWhenCustomizerFailsLeavesItOutAndLogsIt() {
		try (CapturedLog log = CapturedLog.of(DefaultProblemHandler.class)) {
			handler(List.of(new FailingCustomizer(), (it, context) -> this.walk.add("next")),
					List.of((it, context) -> this.walk.add("report")), null)
				.handle(this.failure, this.context);
			assertThat(this.walk).containsExactly("resolve", "next", "report");
			assertThat(log.lines()).singleElement()
				.asString()
				.startsWith("ERROR")
				.contains(FailingCustomizer.class.getName());
		}
	}

	@Test
	void handleWhenListenerFailsTellsTheOthersAndLogsIt() {
		try (CapturedLog log = CapturedLog.of(DefaultProblemHandler.class)) {
			handler(List.of(), List.of(new FailingListener(), (it, context) -> this.walk.add("next")), null)
				.handle(this.failure, this.context);
			assertThat(this.walk).containsExactly("resolve", "next");
			assertThat(log.lines()).singleElement()
				.asString()
				.startsWith("ERROR")
				.contains(FailingListener.class.getName());
		}
	}

	@Test
	void customizerCannotChangeStatusOrType() {
		Problem problem = handler(List.of((it, context) -> {
			it.body().setStatus(200);
			it.body().setType(URI.create("https://evil.example/"));
			it.body().setTitle("Changed");
		}), List.of(), null).handle(this.failure, this.context);
		assertThat(problem.body().getStatus()).isEqualTo(409);
		assertThat(problem.body().getType()).isEqualTo(URI.create(TestCatalog.BASE + "conflict"));
		assertThat(problem.body().getTitle()).isEqualTo("Changed");
	}

	@Test
	void typeThatTheApplicationWroteIntoItsOwnDocumentStays() {
		ProblemDetail body = ProblemDetail.forStatus(409);
		body.setType(URI.create("https://acme.example/mine"));
		Problem problem = handler(List.of(), List.of(), body).handle(this.failure, this.context);
		assertThat(problem.body().getType()).isEqualTo(URI.create("https://acme.example/mine"));
	}

	private ProblemHandler handler(List<ProblemCustomizer> customizers, List<ProblemListener> listeners,
			@Nullable ProblemDetail body) {
		return new DefaultProblemHandler(new ProblemResolution() {

			@Override
			public Problem resolve(Throwable failure, ProblemContext context) {
				DefaultProblemHandlerTests.this.walk.add("resolve");
				ProblemBuilder problem = DefaultProblemHandlerTests.this.catalog.problem("conflict", failure);
				return ((body != null) ? problem.body(body) : problem).build();
			}

			@Override
			public Explanation explain(Class<? extends Throwable> failureType) {
				return new Explanation(failureType.getName(), List.of());
			}

		}, customizers, listeners);
	}

	static class FailingCustomizer implements ProblemCustomizer {

		@Override
		public void customize(Problem problem, ProblemContext context) {
			throw new IllegalArgumentException("broken");
		}

	}

	static class FailingListener implements ProblemListener {

		@Override
		public void onProblem(Problem problem, ProblemContext context) {
			throw new IllegalArgumentException("broken");
		}

	}

}
