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

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.faultline.ProblemType;
import dev.faultline.ProblemTypeDescription;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * What programs read at the address of a problem type (RFC 9457 section 3.1.1).
 *
 * @since 0.1.0
 */
public class ProblemTypeDocuments {

	/**
	 * Grows when a member changes its meaning or goes. New members may come at any time.
	 */
	private static final int VERSION = 1;

	private final JsonWriter<Map<String, Object>> writer = JsonWriter.standard();

	private final ProblemTypeDescriptions descriptions;

	/**
	 * Create the documents.
	 * @param descriptions what is said of the problem types
	 */
	public ProblemTypeDocuments(ProblemTypeDescriptions descriptions) {
		this.descriptions = descriptions;
	}

	/**
	 * Write the document of a problem type.
	 * @param slug the name of the type
	 * @param locale the language
	 * @return the JSON in UTF-8, or {@code null} if there is no such type
	 */
	public byte @Nullable [] type(String slug, Locale locale) {
		ProblemTypeDescription description = this.descriptions.find(slug, locale);
		if (description == null) {
			return null;
		}
		Map<String, Object> document = versioned();
		document.putAll(members(description));
		return bytes(document);
	}

	/**
	 * Write the list of all problem types.
	 * @param locale the language
	 * @return the JSON in UTF-8
	 */
	public byte[] types(Locale locale) {
		return bytes(list(this.descriptions.all(locale)));
	}

	static Map<String, Object> list(List<ProblemTypeDescription> descriptions) {
		Map<String, Object> document = versioned();
		document.put("problems", descriptions.stream().map(ProblemTypeDocuments::members).toList());
		return document;
	}

	private static Map<String, Object> versioned() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("version", VERSION);
		return document;
	}

	private byte[] bytes(Map<String, Object> members) {
		// not WritableJson.toByteArray, which in Boot 4.1 spoils an emoji
		return this.writer.writeToString(members).getBytes(StandardCharsets.UTF_8);
	}

	private static Map<String, Object> members(ProblemTypeDescription description) {
		ProblemType type = description.type();
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "type", type.uri());
		put(members, "slug", type.slug());
		put(members, "title", description.title());
		put(members, "status", type.status().value());
		put(members, "detail", description.detail());
		put(members, "fault", Words.of(type.fault()));
		put(members, "retry", Words.of(type.retry()));
		put(members, "remedy", description.remedy());
		List<Map<String, Object>> extensions = description.members()
			.stream()
			.map((member) -> pair("name", member.name(), "kind", member.kind().code()))
			.toList();
		put(members, "members", extensions.isEmpty() ? null : extensions);
		List<Map<String, Object>> headers = description.headers()
			.entrySet()
			.stream()
			.map((header) -> pair("name", header.getKey(), "value",
					header.getValue().isEmpty() ? null : header.getValue()))
			.toList();
		put(members, "headers", headers.isEmpty() ? null : headers);
		put(members, "example", description.example());
		return members;
	}

	private static Map<String, Object> pair(String first, Object firstValue, String second,
			@Nullable Object secondValue) {
		Map<String, Object> pair = new LinkedHashMap<>();
		pair.put(first, firstValue);
		put(pair, second, secondValue);
		return pair;
	}

	private static void put(Map<String, Object> members, String name, @Nullable Object value) {
		if (value != null) {
			members.put(name, value);
		}
	}

}
