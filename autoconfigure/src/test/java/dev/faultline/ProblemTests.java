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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTests {

	private final IllegalStateException failure = new IllegalStateException("secret");

	private final ProblemType type = ProblemType.of("busy-desk", 503)
		.title("Busy desk")
		.header("Retry-After", "7")
		.build();

	@Test
	void bodyAndHeadersAreThoseOfTheType() {
		Problem problem = Problem.of(this.type, this.failure).build();
		assertThat(problem.status().value()).isEqualTo(503);
		assertThat(problem.body().getStatus()).isEqualTo(503);
		assertThat(problem.body().getTitle()).isEqualTo("Busy desk");
		assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("7");
		assertThat(problem.finished()).isFalse();
	}

	@Test
	void headerOfTheOccurrenceReplacesThatOfTheType() {
		Problem problem = Problem.of(this.type, this.failure).header("retry-after", "60").build();
		assertThat(problem.headers().get("Retry-After")).containsExactly("60");
	}

	@ParameterizedTest
	@CsvSource({ "ERROR, WARN, WARN", "FATAL, WARN, WARN", "WARN, WARN, WARN", "INFO, WARN, INFO", "OFF, WARN, OFF" })
	void occurrenceIsLoggedAtTheLevelOfTheTypeOrBelow(LogLevel ofType, LogLevel atMost, LogLevel expected) {
		ProblemType type = this.type.mutate().logLevel(ofType).build();
		assertThat(Problem.of(type, this.failure).build().logLevel()).isEqualTo(ofType);
		assertThat(Problem.of(type, this.failure).logLevelAtMost(atMost).build().logLevel()).isEqualTo(expected);
	}

	@Test
	void headersAreFoundInAnyCase() {
		HttpHeaders headers = Problem
			.of(ProblemType.of("busy", 503).header("Retry-After", "5").build(), new IllegalStateException())
			.header("retry-after", "7")
			.build()
			.headers();
		assertThat(headers.get("RETRY-AFTER")).containsExactly("7");
		assertThat(headers.size()).isOne();
		assertThat(headers.remove("retry-After")).containsExactly("7");
		assertThat(headers.isEmpty()).isTrue();
	}

	@Test
	void noteIsForTheLogAndNoPartOfTheDocument() {
		Problem problem = Problem.of(this.type, this.failure).note("desk", 7).note("clerk", null).build();
		assertThat(problem.notes()).containsExactly(Map.entry("desk", "7"));
		assertThat(problem.body().getProperties()).isNullOrEmpty();
		assertThat(problem.withFailure(new IllegalStateException(this.failure), Map.of()::get).notes())
			.isEqualTo(problem.notes());
	}

	@Test
	void waitReplacesThatOfTheTypeIfItIsKnown() {
		assertThat(Problem.of(this.type, this.failure).retryAfter(Duration.ofMillis(1500)).build().headers())
			.satisfies((headers) -> assertThat(headers.get("Retry-After")).containsExactly("2"));
		assertThat(Problem.of(this.type, this.failure).retryAfter(null).build().headers())
			.satisfies((headers) -> assertThat(headers.get("Retry-After")).containsExactly("7"));
	}

	@Test
	void ownBodyIsFinishedAndHasTheStatusOfTheType() {
		ProblemDetail body = ProblemDetail.forStatus(418);
		Problem problem = Problem.of(this.type, this.failure).body(body).build();
		assertThat(problem.finished()).isTrue();
		assertThat(problem.body()).isSameAs(body);
		assertThat(body.getStatus()).isEqualTo(503);
	}

	@Test
	void memberAndArgumentOfNullAreLeftOut() {
		Problem problem = Problem.of(this.type, this.failure).member("sku", null).argument("sku", null).build();
		assertThat(problem.body().getProperties()).isNullOrEmpty();
		assertThat(problem.argument("sku")).isNull();
	}

	@Test
	void violationsAreTheMemberErrors() {
		Violation violation = Violation.at("#/a", "NotNull", "must not be null");
		Problem problem = Problem.of(this.type, this.failure).violations(List.of(violation)).build();
		assertThat(problem.violations()).containsExactly(violation);
		assertThat(problem.body().getProperties()).containsOnlyKeys("errors");
	}

	@Test
	void violationsOfNothingLeaveErrorsOut() {
		Problem problem = Problem.of(this.type, this.failure).violations(List.of()).build();
		assertThat(problem.violations()).isEmpty();
		assertThat(problem.body().getProperties()).isNullOrEmpty();
	}

	@Test
	void errorsOfTheApplicationAreNotViolations() {
		Problem problem = Problem.of(this.type, this.failure).member("errors", List.of("mine")).build();
		assertThat(problem.violations()).isEmpty();
		assertThat(problem.body().getProperties()).containsEntry("errors", List.of("mine"));
	}

	@Test
	void withFailureSharesTheDocumentAndKnowsTheDecider() {
		Problem problem = Problem.of(this.type, this.failure).argument("a", 1).build();
		IllegalArgumentException outer = new IllegalArgumentException(this.failure);
		Problem whole = problem.withFailure(outer, Map.of("a", 2, "b", 3)::get);
		assertThat(whole.failure()).isSameAs(outer);
		assertThat(whole.decider()).isSameAs(this.failure);
		assertThat(whole.body()).isSameAs(problem.body());
		assertThat(whole.headers()).isSameAs(problem.headers());
		assertThat(whole.argument("a")).isEqualTo(1);
		assertThat(whole.argument("b")).isEqualTo(3);
	}

	@Test
	void textForTheLogDoesNotShowTheMessage() {
		assertThat(Problem.of(this.type, this.failure).build().toString()).contains("busy-desk")
			.contains("IllegalStateException")
			.doesNotContain("secret");
	}

}
