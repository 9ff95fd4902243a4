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

	private final StringBuilder json = new StringBuilder();

	private IndentedJson() {
	}

	/**
	 * Write a value.
	 * @param value maps and lists of these, and texts, numbers and booleans
	 * @return the JSON, without a line feed at its end
	 */
	static String write(Object value) {
		IndentedJson writer = new IndentedJson();
		writer.append(value, "");
		return writer.json.toString();
	}

	private void append(Object value, String indentation) {
		String inner = indentation + "  ";
		if (value instanceof Map<?, ?> map && !map.isEmpty()) {
			this.json.append("{\n");
			Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
			while (members.hasNext()) {
				Map.Entry<?, ?> member = members.next();
				this.json.append(inner).append(SCALARS.writeToString(member.getKey())).append(": ");
				append(member.getValue(), inner);
				this.json.append(members.hasNext() ? ",\n" : "\n");
			}
			this.json.append(indentation).append('}');
		}
		else if (value instanceof List<?> list && !list.isEmpty()) {
			this.json.append("[\n");
			Iterator<?> elements = list.iterator();
			while (elements.hasNext()) {
				this.json.append(inner);
				append(elements.next(), inner);
				this.json.append(elements.hasNext() ? ",\n" : "\n");
			}
			this.json.append(indentation).append(']');
		}
		else {
			this.json.append(SCALARS.writeToString(value));
		}
	}

}
