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

import java.util.List;
import java.util.Map;

import dev.faultline.sample.SampleCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each case is answered as on the servlet stack, byte for byte, but for what stands here:
 * status, headers, body.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SameAnswersTests {

	private static final String JSON = "application/json, application/*+json";

	/**
	 * Spring Security writes these, on WebFlux besides our own and more of them. What it
	 * wrote is left alone.
	 */
	private static final List<String> SECURITY = List.of("cache-control", "expires", "pragma", "referrer-policy");

	/** What differs in the answer to a case: what the servlet stack says, and WebFlux. */
	private static final Map<String, Map.Entry<String, String>> DIFFERENCES = Map.of(
			// WebFlux writes two forms of JSON more, and reads one more
			"wrong-accept", Map.entry(JSON, JSON + ", application/x-ndjson, text/event-stream"), "wrong-content-type",
			Map.entry(JSON, JSON + ", application/x-ndjson"),
			// the limit as it was configured, and as Spring's exception has it
			"too-large", Map.entry("64KB", "65536 bytes"));

	private final JsonMapper json = new JsonMapper();

	private final JsonNode servlet = this.json.readTree(Documents.read(Answers.RECORD));

	private final SampleClient client;

	SameAnswersTests(@LocalServerPort int port) {
		this.client = new SampleClient(port);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void caseIsAnsweredAsOnTheServletStack(Case example) {
		JsonNode expected = this.servlet.path(example.id());
		JsonNode actual = this.json.readTree(Answers.of(example, this.client));
		assertThat(actual.path("headers").path("cache-control").asString()).contains("no-store");
		Map.Entry<String, String> difference = DIFFERENCES.get(example.id());
		String same = withoutSecurity(expected);
		assertThat(withoutSecurity(actual))
			.isEqualTo((difference != null) ? same.replace(difference.getKey(), difference.getValue()) : same);
	}

	@Test
	void differencesAreThoseOfCases() {
		assertThat(cases()).extracting(Case::id).containsAll(DIFFERENCES.keySet());
		DIFFERENCES.forEach(
				(id, difference) -> assertThat(this.servlet.path(id).toString()).as(id).contains(difference.getKey()));
	}

	private static String withoutSecurity(JsonNode answer) {
		ObjectNode copy = answer.deepCopy().asObject();
		copy.path("headers").asObject().remove(SECURITY);
		return copy.toPrettyString();
	}

	static List<Case> cases() {
		return SampleCases.read().cases();
	}

}
