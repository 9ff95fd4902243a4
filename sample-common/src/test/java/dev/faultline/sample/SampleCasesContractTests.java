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

package dev.faultline.sample;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.faultline.sample.SampleCases.Case;
import dev.faultline.sample.SampleCases.Family;
import dev.faultline.sample.weather.station.WeatherService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static dev.faultline.test.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends the requests of the sample page over a real port: real Spring Security, a real
 * database, a real service upstream.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class SampleCasesContractTests {

	private static final SampleCases SAMPLE = SampleCases.read();

	private static final List<String> INTERNALS = List.of("exception", "dev.faultline", "org.springframework", "java.",
			"jakarta.", "sql", "catalogued_place", "survey_order", "keyholder", "uk_place_location", "fk_", "barometer",
			"eruption", "volcano", "127.0.0.1", "localhost", "heron-5518", "otter-7140", "found-on-a-bus");

	private final JsonMapper json = new JsonMapper();

	private final SampleClient client;

	private final String upstream;

	SampleCasesContractTests(@LocalServerPort int port, @Autowired WeatherService weather) {
		this.client = new SampleClient(port);
		this.upstream = URI.create(weather.uri()).getAuthority();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void caseIsAnsweredWithItsProblem(Case example) {
		HttpResponse<String> response = this.client.send(example);
		assertThatProblem(response).as(example.id())
			.hasType(example.expect().type())
			.hasStatus(example.status())
			.hasMember("title")
			.isValid()
			.leaksNothing();
		assertThat(response.headers().allValues("Content-Type")).containsExactly("application/problem+json");
		assertThatTypeHasAnAddress(this.json.readTree(response.body()).path("type").asString("about:blank"));
		assertThatHeadersAreExpected(example, response);
		assertThatNothingInternalIsIn(response);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void violationsAreAllListedWithTheirPointers(Case example) {
		List<String> expected = example.expect().pointers();
		if (expected == null) {
			return;
		}
		JsonNode problem = this.json.readTree(this.client.send(example).body());
		List<String> pointers = problem.path("errors")
			.valueStream()
			.map((error) -> error.path("pointer").asString())
			.toList();
		assertThat(pointers).containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void casesHoldAgainInReverseOrder() {
		List<Case> reversed = new ArrayList<>(SAMPLE.cases());
		Collections.reverse(reversed);
		for (Case example : reversed) {
			assertThat(this.client.send(example).statusCode()).as(example.id()).isEqualTo(example.status());
		}
	}

	@Test
	void casesCoverEveryStatusOfTheSample() {
		assertThat(SAMPLE.cases()).extracting(Case::status)
			.contains(400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 429, 500, 501, 502, 503, 504);
		assertThat(SAMPLE.cases()).extracting(Case::id).doesNotHaveDuplicates();
		Set<String> families = new HashSet<>();
		SAMPLE.families().stream().map(Family::id).forEach(families::add);
		assertThat(SAMPLE.cases()).extracting(Case::family).allMatch(families::contains);
	}

	private void assertThatTypeHasAnAddress(String type) {
		if (!type.equals("about:blank")) {
			assertThat(type).startsWith("/problems/");
			assertThat(this.client.get(type).statusCode()).as("address of " + type).isEqualTo(200);
		}
	}

	private void assertThatHeadersAreExpected(Case example, HttpResponse<String> response) {
		Map<String, String> expected = example.expect().headers();
		if (expected != null) {
			expected.forEach((name, pattern) -> assertThat(response.headers().firstValue(name)).as(name)
				.hasValueSatisfying((value) -> assertThat(value).matches(pattern)));
		}
		if (example.status() != 401) {
			assertThat(response.headers().map()).doesNotContainKeys("WWW-Authenticate", "Proxy-Authenticate");
		}
		if (example.status() != 429 && example.status() != 503) {
			assertThat(response.headers().map()).doesNotContainKey("Retry-After");
		}
	}

	private void assertThatNothingInternalIsIn(HttpResponse<String> response) {
		String all = (response.headers().map() + response.body()).toLowerCase(Locale.ROOT);
		assertThat(all).doesNotContain(INTERNALS).doesNotContain(this.upstream);
	}

	static List<Case> cases() {
		return SAMPLE.cases();
	}

}
