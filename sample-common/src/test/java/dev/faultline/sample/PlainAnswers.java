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
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the sample answers without Faultline, for the page to show beside ours.
 */
final class PlainAnswers {

	private static final List<String> HEADERS = List.of("Content-Type", "WWW-Authenticate", "Allow", "Accept",
			"Accept-Patch", "Retry-After", "Link", "Location");

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern NEW_EACH_TIME = Pattern
		.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|(?<=\"requestId\":\")[^\"]+");

	private PlainAnswers() {
	}

	/**
	 * Write down what all cases are answered with.
	 * @param clients sends each of them with another client: WebFlux may never read
	 * another request on a connection on which Spring Security's firewall refused one
	 * @return a JSON document
	 */
	static String record(Supplier<SampleClient> clients) {
		return SampleCases.read()
			.cases()
			.stream()
			.map((example) -> "\"%s\": %s".formatted(example.id(),
					ReadableJson.write(answer(clients.get().send(example)), 80)))
			.collect(Collectors.joining(",\n", "{\n", "\n}\n"));
	}

	private static JsonNode answer(HttpResponse<String> response) {
		ObjectNode answer = JSON.createObjectNode();
		answer.put("status", response.statusCode());
		ObjectNode headers = answer.putObject("headers");
		for (String name : HEADERS) {
			response.headers().firstValue(name).ifPresent((value) -> headers.put(name, value));
		}
		String body = NEW_EACH_TIME.matcher(response.body()).replaceAll("…");
		try {
			answer.set("body", body.isEmpty() ? JSON.nullNode() : JSON.readTree(body));
		}
		catch (JacksonException ex) {
			answer.put("body", body);
		}
		return answer;
	}

}
