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
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpStatusCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProblemTypeTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "out-of-stock", "b2b-limit", "x-" })
	void slugIsOfLowerCaseWordsJoinedByDashes(String slug) {
		assertThat(ProblemType.isSlug(slug)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "OutOfStock", "out_of_stock", "2many", "-a", "a b", "a/b", "about:blank", "é" })
	void slugOfAnythingElseIsRefused(String slug) {
		assertThat(ProblemType.isSlug(slug)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> ProblemType.of(slug, 409))
			.withMessageContaining("'slug'");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 100, 200, 304, 399, 600, 999, -1 })
	void statusThatIsNoErrorIsRefused(int status) {
		assertThatIllegalArgumentException().isThrownBy(() -> ProblemType.of("a", status))
			.withMessageContaining("" + status);
	}

	@Test
	void titleIsTheSlugInWordsUnlessGiven() {
		assertThat(ProblemType.of("out-of-stock", 409).build().title()).isEqualTo("Out of stock");
		assertThat(ProblemType.of("out-of-stock", 409).title("Sold out").build().title()).isEqualTo("Sold out");
	}

	@ParameterizedTest
	@CsvSource({ "400, CLIENT, DEBUG", "404, CLIENT, DEBUG", "422, CLIENT, DEBUG", "429, CLIENT, DEBUG",
			"499, CLIENT, DEBUG", "500, SERVER, ERROR", "501, SERVER, ERROR", "502, UPSTREAM, ERROR",
			"503, SERVER, ERROR", "504, UPSTREAM, ERROR" })
	void faultAndLogLevelFollowFromTheStatus(int status, Fault fault, LogLevel level) {
		ProblemType type = ProblemType.of("a", status).build();
		assertThat(type.fault()).isEqualTo(fault);
		assertThat(type.logLevel()).isEqualTo(level);
	}

	@Test
	void faultAndLogLevelThatWereGivenStay() {
		ProblemType type = ProblemType.of("a", 503).fault(Fault.CLIENT).logLevel(LogLevel.INFO).build();
		assertThat(type.fault()).isEqualTo(Fault.CLIENT);
		assertThat(type.logLevel()).isEqualTo(LogLevel.INFO);
	}

	@Test
	void codesOfItsMessagesHaveItsSlug() {
		ProblemType type = ProblemType.of("out-of-stock", 409).build();
		assertThat(type.titleCode()).isEqualTo("faultline.problems.out-of-stock.title");
		assertThat(type.detailCode()).isEqualTo("faultline.problems.out-of-stock.detail");
	}

	@Test
	void mutateKeepsAll() {
		ProblemType type = ProblemType.of("a", 503)
			.uri(URI.create("/a"))
			.title("T")
			.detail("D {x}")
			.remedy("R")
			.fault(Fault.UPSTREAM)
			.retry(Retry.LATER)
			.logLevel(LogLevel.INFO)
			.header("Retry-After", "5")
			.members(List.of("x"))
			.build();
		assertThat(type.mutate().build()).usingRecursiveComparison().isEqualTo(type);
	}

	@Test
	void mutateToAnotherStatusHasFaultAndLogLevelFollow() {
		ProblemType type = ProblemType.of("a", 422).build().mutate().status(500).build();
		assertThat(type.fault()).isEqualTo(Fault.SERVER);
		assertThat(type.logLevel()).isEqualTo(LogLevel.ERROR);
	}

	@Test
	void mutateToAnotherStatusKeepsFaultAndLogLevelThatDoNotFollowFromTheOldOne() {
		ProblemType type = ProblemType.of("a", 501)
			.fault(Fault.CLIENT)
			.logLevel(LogLevel.WARN)
			.build()
			.mutate()
			.status(500)
			.build();
		assertThat(type.fault()).isEqualTo(Fault.CLIENT);
		assertThat(type.logLevel()).isEqualTo(LogLevel.WARN);
	}

	@Test
	void bareStatusIsAboutBlankWithTheStatusPhrase() {
		ProblemType type = ProblemType.ofStatus(HttpStatusCode.valueOf(404));
		assertThat(type.slug()).isEqualTo("about:blank");
		assertThat(type.uri()).isEqualTo(URI.create("about:blank"));
		assertThat(type.title()).isEqualTo("Not Found");
		assertThat(type.detail()).isNull();
	}

	@Test
	void bareStatusThatNobodyRegisteredPassesAsItIs() {
		ProblemType type = ProblemType.ofStatus(HttpStatusCode.valueOf(499));
		assertThat(type.status().value()).isEqualTo(499);
		assertThat(type.title()).isNotBlank();
		assertThat(type.logLevel()).isEqualTo(LogLevel.DEBUG);
	}

	@Test
	void headersKeepTheirOrder() {
		List<String> names = IntStream.range(0, 12).mapToObj((i) -> "X-" + i).toList();
		ProblemTypeBuilder builder = ProblemType.of("out-of-stock", 409);
		names.forEach((name) -> builder.header(name, "1"));
		assertThat(builder.build().headers().keySet()).containsExactlyElementsOf(names);
	}

}
