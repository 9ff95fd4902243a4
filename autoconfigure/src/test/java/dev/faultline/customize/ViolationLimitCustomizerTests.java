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

package dev.faultline.customize;

import java.util.List;
import java.util.stream.IntStream;

import dev.faultline.Problem;
import dev.faultline.ProblemType;
import dev.faultline.TestProblemContext;
import dev.faultline.Violation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A hostile body must not produce a huge answer.
 */
class ViolationLimitCustomizerTests {

	@Test
	void violationsBeyondTheLimitAreCountedAndLeftOut() {
		Problem problem = withViolations(103);
		customize(problem, 100);
		assertThat(problem.violations()).hasSize(100);
		assertThat(problem.violations().get(99).pointer()).isEqualTo("#/99");
		assertThat(problem.body().getProperties()).containsEntry("omittedErrors", 3);
	}

	@Test
	void violationsWithinTheLimitStay() {
		Problem problem = withViolations(100);
		customize(problem, 100);
		assertThat(problem.violations()).hasSize(100);
		assertThat(problem.body().getProperties()).doesNotContainKey("omittedErrors");
	}

	@Test
	void problemWithoutViolationsIsUntouched() {
		Problem problem = Problem.of(ProblemType.of("out-of-stock", 409).build(), new IllegalStateException()).build();
		customize(problem, 1);
		assertThat(problem.body().getProperties()).isNull();
	}

	@Test
	void limitIsPositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ViolationLimitCustomizer(0))
			.withMessageContaining("0");
	}

	private static void customize(Problem problem, int limit) {
		new ViolationLimitCustomizer(limit).customize(problem, TestProblemContext.post("/"));
	}

	private static Problem withViolations(int number) {
		List<Violation> violations = IntStream.range(0, number)
			.mapToObj((i) -> Violation.at("#/" + i, "NotNull", "must not be null"))
			.toList();
		return Problem.of(ProblemType.of("validation-failed", 422).build(), new IllegalStateException())
			.violations(violations)
			.build();
	}

}
