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

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * JSON as a person would write it: what is short stands on one line.
 */
final class ReadableJson {

	private static final Pattern TOKEN = Pattern.compile(
			"(?<key>\"(?:\\\\.|[^\"\\\\])*\"(?=\\s*:))|(?<text>\"(?:\\\\.|[^\"\\\\])*\")|(?<number>-?\\d[\\d.eE+-]*)");

	private final int width;

	private ReadableJson(int width) {
		this.width = width;
	}

	static String write(JsonNode node, int width) {
		return new ReadableJson(width).write(node, "");
	}

	static String colour(String json) {
		return Excerpt.colour(TOKEN, json, List.of("key", "text", "number"), "json-");
	}

	private String write(JsonNode node, String indentation) {
		String line = line(node);
		if (!node.isContainer() || indentation.length() + line.length() <= this.width) {
			return line;
		}
		String inner = indentation + "  ";
		List<String> parts = new ArrayList<>();
		if (node.isObject()) {
			node.properties().forEach((member) -> parts.add(inner + key(member) + write(member.getValue(), inner)));
		}
		else {
			node.forEach((element) -> parts.add(inner + write(element, inner)));
		}
		String lines = String.join(",\n", parts) + "\n" + indentation;
		return node.isObject() ? "{\n" + lines + "}" : "[\n" + lines + "]";
	}

	private static String line(JsonNode node) {
		if (node.isObject()) {
			return node.isEmpty() ? "{}"
					: node.properties()
						.stream()
						.map((member) -> key(member) + line(member.getValue()))
						.collect(Collectors.joining(", ", "{ ", " }"));
		}
		if (node.isArray()) {
			Iterator<JsonNode> elements = node.iterator();
			List<String> parts = new ArrayList<>();
			elements.forEachRemaining((element) -> parts.add(line(element)));
			return "[" + String.join(", ", parts) + "]";
		}
		return node.toString();
	}

	private static String key(Map.Entry<String, JsonNode> member) {
		return "\"" + member.getKey() + "\": ";
	}

}
