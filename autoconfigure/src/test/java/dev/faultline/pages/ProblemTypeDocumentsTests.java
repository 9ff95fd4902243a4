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
import java.util.Map;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.Retry;
import dev.faultline.TestCatalog;
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

	private final ProblemTypeDocuments documents = new ProblemTypeDocuments(this.catalog);

	@Test
	void typeSaysAllThatACallerCanUse() {
		assertThat(read(this.documents.type("out-of-stock"))).containsExactly(
				Map.entry("type", "https://api.example.com/problems/out-of-stock"), Map.entry("slug", "out-of-stock"),
				Map.entry("title", "Out of stock"), Map.entry("status", 409),
				Map.entry("detail", "Only {available} of {sku} left."), Map.entry("fault", "client"),
				Map.entry("retry", "after-reread"), Map.entry("remedy", "Lower the \"quantity\" 😀."),
				Map.entry("members", List.of("sku", "available")));
	}

	@Test
	void headersOfATypeAreTold() {
		assertThat(read(this.documents.type("busy"))).containsEntry("headers", Map.of("Retry-After", "1"))
			.containsEntry("fault", "server")
			.containsEntry("retry", "now");
	}

	@Test
	void unknownTypeHasNoDocument() {
		assertThat(this.documents.type("out-of-stok")).isNull();
		assertThat(this.documents.type("../secrets")).isNull();
	}

	@Test
	@SuppressWarnings("unchecked")
	void listHasEveryTypeOnce() {
		List<Map<String, Object>> types = (List<Map<String, Object>>) read(this.documents.types()).get("problems");
		assertThat(types).hasSize(BuiltInProblemTypes.load().size() + 1)
			.extracting((type) -> type.get("slug"))
			.doesNotHaveDuplicates()
			.contains("out-of-stock", "internal-error");
	}

	@Test
	@SuppressWarnings("unchecked")
	void everyDocumentOfTheListIsThatOfItsAddress() {
		List<Map<String, Object>> types = (List<Map<String, Object>>) read(this.documents.types()).get("problems");
		assertThat(types)
			.allSatisfy((type) -> assertThat(type).isEqualTo(read(this.documents.type((String) type.get("slug")))));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> read(byte[] document) {
		assertThat(document).isNotNull();
		return JSON.readValue(document, Map.class);
	}

}
