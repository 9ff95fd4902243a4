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
 * Writes an example document as a person would, one member a line.
 */
final class HtmlExample {

	private static final JsonWriter<Object> SCALARS = JsonWriter.standard();

	private HtmlExample() {
	}

	static void write(Html html, Map<String, Object> document) {
		write(html, document, "");
		html.text("\n");
	}

	private static void write(Html html, Object value, String indentation) {
		if (value instanceof Map<?, ?> map && !map.isEmpty()) {
			String inner = indentation + "  ";
			html.text("{\n");
			Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
			while (members.hasNext()) {
				Map.Entry<?, ?> member = members.next();
				html.text(inner).text("span", SCALARS.writeToString(member.getKey()), "class", "k").text(": ");
				write(html, member.getValue(), inner);
				html.text(members.hasNext() ? ",\n" : "\n");
			}
			html.text(indentation + "}");
		}
		else if (value instanceof List<?> list && !list.isEmpty()) {
			String inner = indentation + "  ";
			html.text("[\n");
			Iterator<?> elements = list.iterator();
			while (elements.hasNext()) {
				html.text(inner);
				write(html, elements.next(), inner);
				html.text(elements.hasNext() ? ",\n" : "\n");
			}
			html.text(indentation + "]");
		}
		else {
			html.text("span", SCALARS.writeToString(value), "class", (value instanceof String) ? "s" : "n");
		}
	}

}
