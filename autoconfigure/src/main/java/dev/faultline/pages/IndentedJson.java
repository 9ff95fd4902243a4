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

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.springframework.boot.json.JsonWriter;

/**
 * Writes JSON as a person would, one member a line.
 */
final class IndentedJson {

	private static final JsonWriter<Object> SCALARS = JsonWriter.standard();

	private final Sink sink;

	private IndentedJson(Sink sink) {
		this.sink = sink;
	}

	/**
	 * Write a value.
	 * @param value maps and lists of these, and texts, numbers and booleans
	 * @return the JSON, without a line feed at its end
	 */
	static String write(Object value) {
		StringBuilder json = new StringBuilder();
		write(value, (token, kind) -> json.append(token));
		return json.toString();
	}

	/**
	 * Write a value piece by piece.
	 * @param value maps and lists of these, and texts, numbers and booleans
	 * @param sink takes the pieces
	 */
	static void write(Object value, Sink sink) {
		new IndentedJson(sink).append(value, "");
	}

	private void append(Object value, String indentation) {
		if (value instanceof Map<?, ?> map && !map.isEmpty()) {
			between('{', '}', map.entrySet().iterator(), indentation, (member, inner) -> {
				this.sink.accept(SCALARS.writeToString(member.getKey()), Kind.NAME);
				this.sink.accept(": ", Kind.PUNCTUATION);
				append(member.getValue(), inner);
			});
		}
		else if (value instanceof List<?> list && !list.isEmpty()) {
			between('[', ']', list.iterator(), indentation, this::append);
		}
		else {
			this.sink.accept(SCALARS.writeToString(value), (value instanceof String) ? Kind.TEXT : Kind.OTHER);
		}
	}

	private <T> void between(char begin, char end, Iterator<? extends T> elements, String indentation,
			Element<T> element) {
		String inner = indentation + "  ";
		this.sink.accept(begin + "\n", Kind.PUNCTUATION);
		while (elements.hasNext()) {
			this.sink.accept(inner, Kind.PUNCTUATION);
			element.append(elements.next(), inner);
			this.sink.accept(elements.hasNext() ? ",\n" : "\n", Kind.PUNCTUATION);
		}
		this.sink.accept(indentation + end, Kind.PUNCTUATION);
	}

	/**
	 * What a piece of JSON is.
	 */
	enum Kind {

		/** The name of a member. */
		NAME,

		/** A value that is a text. */
		TEXT,

		/** Any other value without members or elements, also an empty object or array. */
		OTHER,

		/** What stands between, white space included. */
		PUNCTUATION

	}

	/**
	 * Takes the pieces in their order.
	 */
	@FunctionalInterface
	interface Sink {

		void accept(String token, Kind kind);

	}

	private interface Element<T> {

		void append(T element, String indentation);

	}

}
