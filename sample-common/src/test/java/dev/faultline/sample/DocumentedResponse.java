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

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.faultline.sample.Documents.Block;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A response as a document shows it: an optional line with method and path and headers
 * that are sent besides those of the case, the status line, some headers, and the whole
 * body. What differs each time stands there as an ellipsis.
 *
 * @param place where it is documented
 * @param request method and path, or empty
 * @param sent headers that are sent
 * @param statusLine the status line
 * @param headers the headers that are shown
 * @param body the body
 */
record DocumentedResponse(String place, String request, Map<String, String> sent, String statusLine,
		List<String> headers, String body) {

	private static final Map<String, Pattern> MASKED = Map.of("instance",
			Pattern.compile("^(urn:uuid:)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"), "timestamp",
			Pattern.compile("^()\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z$"));

	private static final JsonMapper JSON = new JsonMapper();

	static DocumentedResponse of(Block block) {
		List<String> lines = new ArrayList<>(block.lines());
		String request = "";
		Map<String, String> sent = new LinkedHashMap<>();
		if (!lines.get(0).startsWith("HTTP/")) {
			request = lines.remove(0);
			while (!lines.get(0).isEmpty()) {
				String[] header = lines.remove(0).split(": ", 2);
				assertThat(header).as("header in the request of " + block).hasSize(2);
				sent.put(header[0], header[1]);
			}
			lines.remove(0);
		}
		int end = lines.contains("") ? lines.indexOf("") : lines.size();
		return new DocumentedResponse(block.toString(), request, sent, lines.get(0), lines.subList(1, end),
				String.join("\n", lines.subList(Math.min(end + 1, lines.size()), lines.size())));
	}

	void assertThatRequestIs(String method, String path) {
		if (!this.request.isEmpty()) {
			assertThat(this.request).as(this.place).isEqualTo(method + " " + path);
		}
	}

	void assertThatItIs(HttpResponse<String> response) {
		assertThat("HTTP/1.1 " + response.statusCode()).as(this.place).isEqualTo(this.statusLine);
		for (String header : this.headers) {
			String name = header.substring(0, header.indexOf(':'));
			List<String> values = response.headers().allValues(name);
			if (header.endsWith(": …")) {
				assertThat(values).as(this.place + " " + name).hasSize(1);
			}
			else {
				assertThat(values).as(this.place + " " + name)
					.map((value) -> name + ": " + value)
					.containsExactly(header);
			}
		}
		if (this.body.isEmpty()) {
			assertThat(response.body()).as(this.place).isEmpty();
		}
		else {
			assertThat(masked(JSON.readTree(response.body())).toPrettyString()).as(this.place)
				.isEqualTo(JSON.readTree(this.body).toPrettyString());
		}
	}

	private static JsonNode masked(JsonNode body) {
		MASKED.forEach((name, pattern) -> {
			JsonNode value = body.path(name);
			if (value.isString()) {
				((ObjectNode) body).put(name, pattern.matcher(value.stringValue()).replaceFirst("$1…"));
			}
		});
		return body;
	}

}
