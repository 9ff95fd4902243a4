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

package dev.faultline.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.Retry;
import dev.faultline.TestCatalog;
import dev.faultline.ValueKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTypeDocumentsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ProblemCatalog catalog = TestCatalog.with(ProblemType.of("out-of-stock", 409)
		.detail("Only {available} of {sku} left.")
		.members(List.of("sku", "available"))
		.retry(Retry.AFTER_REREAD)
		.remedy("Lower the \"quantity\" 😀.")
		.build());

	private final ProblemTypeDocuments documents = new ProblemTypeDocuments(
			TestDescriptions.of(this.catalog, Map.of("sku", ValueKind.STRING, "available", ValueKind.INTEGER)));

	@Test
	void typeSaysAllThatACallerCanUse() {
		assertThat(read(this.documents.type("out-of-stock", Locale.ENGLISH))).containsExactly(Map.entry("version", 1),
				Map.entry("type", "https://api.example.com/problems/out-of-stock"), Map.entry("slug", "out-of-stock"),
				Map.entry("title", "Out of stock"), Map.entry("status", 409),
				Map.entry("detail", "Only {available} of {sku} left."), Map.entry("fault", "client"),
				Map.entry("retry", "after-reread"), Map.entry("remedy", "Lower the \"quantity\" 😀."),
				Map.entry("members",
						List.of(Map.of("name", "sku", "kind", "string"),
								Map.of("name", "available", "kind", "integer"))),
				Map.entry("example",
						Map.of("type", "https://api.example.com/problems/out-of-stock", "title", "Out of stock",
								"status", 409, "detail", "Only 3 of … left.", "instance",
								"urn:uuid:0c5ce3a2-8f4b-7c1d-9e6a-2b7d4f8a1c35", "sku", "…", "available", 3)));
	}

	@Test
	void headersOfATypeAreTold() {
		assertThat(read(this.documents.type("busy", Locale.ENGLISH)))
			.containsEntry("headers", List.of(Map.of("name", "Retry-After", "value", "1")))
			.containsEntry("fault", "server")
			.containsEntry("retry", "now");
	}

	@Test
	void headersOfAnOccurrenceAreToldWithoutAValue() {
		assertThat(read(this.documents.type("method-not-allowed", Locale.ENGLISH))).containsEntry("headers",
				List.of(Map.of("name", "Allow")));
	}

	@Test
	@SuppressWarnings("unchecked")
	void violationsAreInTheExample() {
		Map<String, Object> document = read(this.documents.type("validation-failed", Locale.GERMAN));
		assertThat(document).containsEntry("title", "Validierung fehlgeschlagen")
			.containsEntry("members", List.of(Map.of("name", "errors", "kind", "array")));
		assertThat((Map<String, Object>) document.get("example")).containsEntry("errors", List
			.of(Map.of("pointer", "#/items/0/quantity", "code", "Positive", "detail", "muss größer als 0 sein")));
	}

	@Test
	void unknownTypeHasNoDocument() {
		assertThat(this.documents.type("out-of-stok", Locale.ENGLISH)).isNull();
		assertThat(this.documents.type("../secrets", Locale.ENGLISH)).isNull();
	}

	@Test
	@SuppressWarnings("unchecked")
	void listHasEveryTypeOnce() {
		List<Map<String, Object>> types = (List<Map<String, Object>>) read(this.documents.types(Locale.ENGLISH))
			.get("problems");
		assertThat(types).hasSize(BuiltInProblemTypes.load().size() + 1)
			.extracting((type) -> type.get("slug"))
			.doesNotHaveDuplicates()
			.contains("out-of-stock", "internal-error");
	}

	@Test
	@SuppressWarnings("unchecked")
	void everyDocumentOfTheListIsThatOfItsAddress() {
		List<Map<String, Object>> types = (List<Map<String, Object>>) read(this.documents.types(Locale.ENGLISH))
			.get("problems");
		assertThat(types).allSatisfy((type) -> {
			Map<String, Object> single = read(this.documents.type((String) type.get("slug"), Locale.ENGLISH));
			assertThat(single.remove("version")).isEqualTo(1);
			assertThat(type).isEqualTo(single);
		});
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> read(byte[] document) {
		assertThat(document).isNotNull();
		return JSON.readValue(document, Map.class);
	}

}
