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
import java.util.Set;
import java.util.TreeSet;

import dev.faultline.Problem;
import dev.faultline.ProblemType;
import dev.faultline.TestProblemContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetryAfterJitterCustomizerTests {

	@ParameterizedTest
	@CsvSource({ "0.2, 10, 12", "0.25, 10, 13", "1, 30, 60", "0.2, 1, 2" })
	void waitIsLengthenedByAnyWholeNumberOfSecondsUpToThePart(double jitter, int seconds, int longest) {
		Set<Integer> seen = new TreeSet<>();
		for (int i = 0; i < 2000; i++) {
			seen.add(Integer.parseInt(customized(jitter, String.valueOf(seconds))));
		}
		assertThat(seen).first().isEqualTo(seconds);
		assertThat(seen).last().isEqualTo(longest);
		assertThat(seen).hasSize(longest - seconds + 1);
	}

	@Test
	void withoutJitterNothingChanges() {
		assertThat(customized(0, "10")).isEqualTo("10");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Fri, 31 Dec 2027 23:59:59 GMT", "soon", "-1", "", "99999999999" })
	void whatIsNoNumberOfSecondsStays(String value) {
		assertThat(customized(1, value)).isEqualTo(value);
	}

	@Test
	void problemThatSaysNothingStillSaysNothing() {
		Problem problem = Problem.of(ProblemType.of("lost", 404).build(), new IllegalStateException()).build();
		new RetryAfterJitterCustomizer(1).customize(problem, TestProblemContext.get("/"));
		assertThat(problem.headers().headerNames()).isEmpty();
	}

	@Test
	void partIsBetweenNothingAndTheWhole() {
		for (double jitter : List.of(-0.1, 1.1, Double.NaN)) {
			assertThatIllegalArgumentException().isThrownBy(() -> new RetryAfterJitterCustomizer(jitter));
		}
	}

	private static String customized(double jitter, String value) {
		Problem problem = Problem
			.of(ProblemType.of("closed", 503).header("Retry-After", value).build(), new IllegalStateException())
			.build();
		new RetryAfterJitterCustomizer(jitter).customize(problem, TestProblemContext.get("/"));
		return problem.headers().getFirst("Retry-After");
	}

}
