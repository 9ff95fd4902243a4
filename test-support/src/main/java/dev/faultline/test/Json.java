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

package dev.faultline.test;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;
import net.minidev.json.parser.ParseException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JacksonJsonParser;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonWriter;
import org.springframework.util.ClassUtils;

/**
 * Reads JSON with what the tests of an application have: Jackson 3, else the json-smart
 * of Boot's test starter.
 */
final class Json {

	private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
			Json.class.getClassLoader());

	private static final JsonWriter<Object> WRITER = JsonWriter.standard();

	private Json() {
	}

	/**
	 * Read an object.
	 * @param json the text
	 * @return the members in their order
	 * @throws IllegalArgumentException if the text is something else
	 */
	static Map<String, Object> read(String json) {
		return JACKSON ? Jackson.read(json) : JsonSmart.read(json);
	}

	static String write(Object value) {
		return WRITER.writeToString(value);
	}

	/**
	 * Return an object with one member a line.
	 * @param json the text
	 * @return the indented text, or the same if it is no object
	 */
	static String indent(String json) {
		try {
			return indented(read(json), "");
		}
		catch (IllegalArgumentException ex) {
			return json;
		}
	}

	private static String indented(@Nullable Object value, String indent) {
		String inner = indent + "  ";
		if (value instanceof Map<?, ?> map && !map.isEmpty()) {
			return map.entrySet()
				.stream()
				.map((entry) -> inner + write(String.valueOf(entry.getKey())) + ": "
						+ indented(entry.getValue(), inner))
				.collect(Collectors.joining("," + System.lineSeparator(), "{" + System.lineSeparator(),
						System.lineSeparator() + indent + "}"));
		}
		if (value instanceof List<?> list && !list.isEmpty()) {
			return list.stream()
				.map((element) -> inner + indented(element, inner))
				.collect(Collectors.joining("," + System.lineSeparator(), "[" + System.lineSeparator(),
						System.lineSeparator() + indent + "]"));
		}
		return (value != null) ? write(value) : "null";
	}

	/**
	 * Return whether a value of a document is the one that is expected. A number is its
	 * value, whatever its Java type, and what JSON does not know is its text.
	 * @param actual the value of a document
	 * @param expected any value
	 * @return whether they are the same JSON
	 */
	static boolean equal(@Nullable Object actual, @Nullable Object expected) {
		return Objects.equals(comparable(actual), comparable(expected));
	}

	private static @Nullable Object comparable(@Nullable Object value) {
		if (value == null || value instanceof Boolean) {
			return value;
		}
		if (value instanceof Number number) {
			return new BigDecimal(number.toString()).stripTrailingZeros();
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> members = new LinkedHashMap<>();
			map.forEach((name, member) -> members.put(String.valueOf(name), comparable(member)));
			return members;
		}
		if (value instanceof Collection<?> collection) {
			return collection.stream().map(Json::comparable).collect(Collectors.toList());
		}
		if (value instanceof Object[] array) {
			return comparable(List.of(array));
		}
		return value.toString();
	}

	/**
	 * Loaded only where there is Jackson.
	 */
	private static final class Jackson {

		private static final JacksonJsonParser PARSER = new JacksonJsonParser();

		static Map<String, Object> read(String json) {
			try {
				return PARSER.parseMap(json);
			}
			catch (JsonParseException ex) {
				throw new IllegalArgumentException(String.valueOf(ex.getCause()), ex);
			}
		}

	}

	/**
	 * Loaded only where there is no Jackson.
	 */
	private static final class JsonSmart {

		@SuppressWarnings("unchecked")
		static Map<String, Object> read(String json) {
			try {
				Object value = new JSONParser(JSONParser.MODE_RFC4627).parse(json,
						JSONValue.defaultReader.DEFAULT_ORDERED);
				if (value instanceof Map<?, ?> members) {
					return (Map<String, Object>) members;
				}
				throw new IllegalArgumentException("It has no members");
			}
			catch (ParseException ex) {
				throw new IllegalArgumentException(ex.getMessage(), ex);
			}
		}

	}

}
