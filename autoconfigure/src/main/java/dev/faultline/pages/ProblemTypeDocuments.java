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

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * What programs read at the address of a problem type (RFC 9457 section 3.1.1).
 *
 * @since 0.1.0
 */
public class ProblemTypeDocuments {

	private final JsonWriter<Map<String, Object>> writer = JsonWriter.standard();

	private final ProblemCatalog catalog;

	/**
	 * Create the documents.
	 * @param catalog the problem types
	 */
	public ProblemTypeDocuments(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	/**
	 * Write the document of a problem type.
	 * @param slug the name of the type
	 * @return the JSON in UTF-8, or {@code null} if there is no such type
	 */
	public byte @Nullable [] type(String slug) {
		ProblemType type = this.catalog.find(slug);
		return (type != null) ? bytes(members(type)) : null;
	}

	/**
	 * Write the list of all problem types.
	 * @return the JSON in UTF-8
	 */
	public byte[] types() {
		List<Map<String, Object>> types = this.catalog.types().stream().map(ProblemTypeDocuments::members).toList();
		return bytes(Map.of("problems", types));
	}

	private byte[] bytes(Map<String, Object> members) {
		// not WritableJson.toByteArray, which in Boot 4.1 spoils an emoji
		return this.writer.writeToString(members).getBytes(StandardCharsets.UTF_8);
	}

	private static Map<String, Object> members(ProblemType type) {
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "type", type.uri());
		put(members, "slug", type.slug());
		put(members, "title", type.title());
		put(members, "status", type.status().value());
		put(members, "detail", type.detail());
		put(members, "fault", word(type.fault()));
		put(members, "retry", word(type.retry()));
		put(members, "remedy", type.remedy());
		put(members, "members", type.members().isEmpty() ? null : type.members());
		put(members, "headers", type.headers().isEmpty() ? null : type.headers());
		return members;
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static void put(Map<String, Object> members, String name, @Nullable Object value) {
		if (value != null) {
			members.put(name, value);
		}
	}

}
