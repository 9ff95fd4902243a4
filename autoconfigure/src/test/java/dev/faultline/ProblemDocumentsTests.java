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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The validation of the other tests finds what is wrong, and lets pass what RFC 9457
 * shows in its examples.
 */
class ProblemDocumentsTests {

	private static final String EXAMPLE = """
			<?xml version="1.0" encoding="UTF-8"?>
			<problem xmlns="urn:ietf:rfc:7807">
			  <type>https://example.com/probs/out-of-credit</type>
			  <title>You do not have enough credit.</title>
			  <detail>Your current balance is 30, but that costs 50.</detail>
			  <instance>https://example.net/account/12345/msgs/abc</instance>
			  <balance>30</balance>
			  <accounts>
			    <i>https://example.net/account/12345</i>
			    <i>https://example.net/account/67890</i>
			  </accounts>
			</problem>
			""";

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"type\":\"about:blank\",\"title\":\"Gone\",\"status\":410}",
			"{\"type\":\"/problems/x\",\"instance\":\"urn:uuid:1\",\"detail\":\"\",\"own\":[1]}" })
	void validJsonPasses(String document) {
		ProblemDocuments.isValidJson(document.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "\"text\"", "{\"type\":\"a b\"}", "{\"type\":null}", "{\"title\":1}",
			"{\"status\":\"404\"}", "{\"status\":404.5}", "{\"status\":99}", "{\"status\":600}", "{\"detail\":{}}",
			"{\"instance\":\"<>\"}" })
	void invalidJsonIsFound(String document) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ProblemDocuments.isValidJson(document.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void validXmlPassesAndIsRead() {
		byte[] document = EXAMPLE.getBytes(StandardCharsets.UTF_8);
		ProblemDocuments.isValidXml(document);
		assertThat(ProblemDocuments.readXml(document)).containsEntry("balance", "30")
			.containsEntry("accounts",
					List.of("https://example.net/account/12345", "https://example.net/account/67890"))
			.contains(Map.entry("title", "You do not have enough credit."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "text", "<problem/>", "<problem xmlns='urn:other'/>",
			"<error xmlns='urn:ietf:rfc:7807'/>", "<problem xmlns='urn:ietf:rfc:7807'><a xmlns='urn:other'/></problem>",
			"<problem xmlns='urn:ietf:rfc:7807'>text</problem>", "<problem xmlns='urn:ietf:rfc:7807'><a></problem>",
			"<problem xmlns='urn:ietf:rfc:7807'>&#1;</problem>" })
	void invalidXmlIsFound(String document) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ProblemDocuments.isValidXml(document.getBytes(StandardCharsets.UTF_8)));
	}

}
