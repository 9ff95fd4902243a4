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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.faultline.sample.SampleCases.Case;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the sample answers to its cases, byte for byte but for what is new each time. Each
 * stack has to answer so.
 */
final class Answers {

	/** What the servlet stack answers, checked in. */
	static final Path RECORD = Documents.ROOT.resolve("sample-app/src/test/resources/answers.json");

	/** How an answer travels, which is the container's affair. */
	private static final List<String> TRAVEL = List.of("connection", "date", "keep-alive", "transfer-encoding",
			"content-length");

	private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

	private static final Map<String, Pattern> SECONDS = Map.of("retry-after", Pattern.compile("\\d+"), "ratelimit",
			Pattern.compile("(?<=;t=)\\d+"));

	private static final JsonMapper JSON = new JsonMapper();

	private Answers() {
	}

	/**
	 * Write down what all cases are answered with.
	 * @param client sends them
	 * @return a JSON document
	 */
	static String record(SampleClient client) {
		return SampleCases.read()
			.cases()
			.stream()
			.map((example) -> "\"%s\": %s".formatted(example.id(), of(example, client)))
			.collect(Collectors.joining(",\n", "{\n", "\n}\n"));
	}

	/**
	 * Write down what a case is answered with.
	 * @param example the case
	 * @param client sends it
	 * @return a JSON object
	 */
	static String of(Case example, SampleClient client) {
		HttpResponse<String> response = client.send(example);
		ObjectNode answer = JSON.createObjectNode();
		answer.put("status", response.statusCode());
		ObjectNode headers = answer.putObject("headers");
		new TreeMap<>(response.headers().map()).forEach((name, values) -> {
			if (!TRAVEL.contains(name)) {
				headers.put(name, withoutSeconds(name, String.join(", ", values)));
			}
		});
		answer.put("body", DAY.matcher(UUID.matcher(response.body()).replaceAll("…")).replaceAll("…"));
		return ReadableJson.write(answer, 80);
	}

	private static String withoutSeconds(String name, String value) {
		Pattern seconds = SECONDS.get(name);
		return (seconds != null) ? seconds.matcher(value).replaceAll("…") : value;
	}

}
