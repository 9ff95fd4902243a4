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

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import dev.faultline.Problem;
import dev.faultline.ProblemCustomizer;
import dev.faultline.ProblemType;
import dev.faultline.TestProblemContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InstanceCustomizerTests {

	private final OccurrenceIdCustomizer occurrence = new OccurrenceIdCustomizer();

	private final PathCustomizer path = new PathCustomizer();

	@Test
	void occurrenceIsAUuidOfVersion7() {
		long before = System.currentTimeMillis();
		UUID id = occurrenceId();
		long after = System.currentTimeMillis();
		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
	}

	@Test
	void occurrencesAreDistinctAndInTheOrderOfTime() {
		List<Long> times = new ArrayList<>();
		HashSet<UUID> ids = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			UUID id = occurrenceId();
			assertThat(id.version()).isEqualTo(7);
			assertThat(id.variant()).isEqualTo(2);
			times.add(id.getMostSignificantBits() >>> 16);
			ids.add(id);
		}
		assertThat(times).isSorted();
		assertThat(ids).hasSize(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders/7", "/", "/a%20b", "/orders;v=1", "/a:b@c" })
	void pathIsThePathOfTheRequest(String path) {
		assertThat(instance(this.path, TestProblemContext.get(path).withQuery("token=s3cr3t")))
			.isEqualTo(URI.create(path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a b", "/{id}", "/a|b", "/%zz", "/a\u0000b", "/a\r\nb", "/\"", "/a\\b" })
	void pathWithRawCharactersIsLeftOut(String path) {
		assertThat(instance(this.path, TestProblemContext.get(path))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example/login", "//", "///evil.example", "http://evil.example/a" })
	void pathThatWouldNameAnotherHostIsLeftOut(String path) {
		assertThat(instance(this.path, TestProblemContext.get(path))).isNull();
	}

	@Test
	void pathOfARequestThatCouldNotBeReadIsLeftOut() {
		assertThat(instance(this.path, TestProblemContext.get(""))).isNull();
	}

	@Test
	void instanceOfTheApplicationIsKept() {
		URI own = URI.create("https://acme.example/failures/1");
		for (ProblemCustomizer customizer : List.of(this.occurrence, this.path)) {
			Problem problem = problem();
			problem.body().setInstance(own);
			customizer.customize(problem, TestProblemContext.get("/orders"));
			assertThat(problem.body().getInstance()).isEqualTo(own);
		}
	}

	private UUID occurrenceId() {
		String instance = String.valueOf(instance(this.occurrence, TestProblemContext.get("/")));
		assertThat(instance).startsWith("urn:uuid:");
		return UUID.fromString(instance.substring("urn:uuid:".length()));
	}

	private static URI instance(ProblemCustomizer customizer, TestProblemContext context) {
		Problem problem = problem();
		customizer.customize(problem, context);
		return problem.body().getInstance();
	}

	private static Problem problem() {
		return Problem.of(ProblemType.of("conflict", 409).build(), new IllegalStateException()).build();
	}

}
