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

package dev.faultline.servlet;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code /actuator/problems} over a real port.
 */
class ProblemsEndpointTests {

	private static final List<String> EXPOSED = List.of(TestServerFilter.MANAGEMENT + "=true",
			"management.endpoints.web.exposure.include=problems",
			"faultline.mappings.java.util.NoSuchElementException=404");

	@Test
	void problemsAreCountedByType() {
		Instant start = Instant.now();
		try (TestServer server = TestServer.start(EXPOSED, PlainApplication.class, Controllers.class)) {
			server.get("/nowhere").send().isProblem(404, "not-found");
			server.get("/nowhere").send().isProblem(404, "not-found");
			server.get("/gone").send().isBareProblem(410, "Gone");
			List<Map<String, Object>> types = types(server);
			assertThat(types.get(0)).containsEntry("slug", "not-found")
				.containsEntry("type", "/problems/not-found")
				.containsEntry("status", 404)
				.containsEntry("title", "Not found")
				.containsEntry("fault", "client")
				.containsEntry("count", 2)
				.hasEntrySatisfying("last", (last) -> assertThat(Instant.parse((String) last))
					.isBetween(start.minusMillis(1), Instant.now()));
			assertThat(types.get(1)).containsEntry("slug", "about:blank").containsEntry("count", 1);
			assertThat(types).filteredOn("slug", "internal-error")
				.singleElement()
				.satisfies((type) -> assertThat(type).containsEntry("count", 0).doesNotContainKey("last"));
		}
	}

	@Test
	void exceptionClassIsExplained() {
		try (TestServer server = TestServer.start(EXPOSED, PlainApplication.class)) {
			Map<String, Object> explained = server.get("/actuator/problems/java.util.NoSuchElementException")
				.send()
				.document();
			assertThat(explained).containsEntry("exceptionClass", "java.util.NoSuchElementException");
			assertThat(explained).extractingByKey("steps").asString().contains("faultline.mappings", "about:blank");
		}
	}

	@Test
	void classThatIsNoExceptionIsNotFound() {
		try (TestServer server = TestServer.start(EXPOSED, PlainApplication.class)) {
			assertThat(server.get("/actuator/problems/java.lang.String").send().status()).isEqualTo(404);
			assertThat(server.get("/actuator/problems/com.acme.NoneException").send().status()).isEqualTo(404);
		}
	}

	@Test
	void nothingIsCountedWhereNobodyCanRead() {
		try (TestServer server = TestServer.start(PlainApplication.class)) {
			assertThat(server.hasBean("problemOccurrences")).isFalse();
			server.get("/actuator/problems").send().isProblem(404, "not-found");
		}
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> types(TestServer server) {
		return (List<Map<String, Object>>) server.get("/actuator/problems").send().document().get("problems");
	}

	@RestController
	static class Controllers {

		@GetMapping("/gone")
		String gone() {
			throw new ResponseStatusException(HttpStatus.GONE);
		}

	}

}
