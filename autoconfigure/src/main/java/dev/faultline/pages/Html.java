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

import java.util.function.Consumer;

/**
 * Writes HTML. Whatever is a text or the value of an attribute is escaped here and
 * nowhere else.
 */
final class Html {

	private final StringBuilder html = new StringBuilder(4096);

	/**
	 * Write an element that holds a text.
	 * @param name the name of the element
	 * @param text the text
	 * @param attributes names and values in turn
	 * @return this
	 */
	Html text(String name, String text, String... attributes) {
		return element(name, (content) -> content.text(text), attributes);
	}

	/**
	 * Write an element that holds what somebody else wrote. Its direction does not reach
	 * beyond it, and what stands between backticks is code.
	 * @param name the name of the element
	 * @param prose the text
	 * @param attributes names and values in turn
	 * @return this
	 */
	Html prose(String name, String prose, String... attributes) {
		return element(name, (content) -> content.element("bdi", (isolated) -> {
			String[] parts = prose.split("`", -1);
			for (int i = 0; i < parts.length; i++) {
				boolean code = i % 2 == 1 && i < parts.length - 1;
				if (code) {
					isolated.text("code", parts[i]);
				}
				else {
					isolated.text((i % 2 == 1) ? "`" + parts[i] : parts[i]);
				}
			}
		}), attributes);
	}

	/**
	 * Write an element.
	 * @param name the name of the element
	 * @param content writes what it holds
	 * @param attributes names and values in turn
	 * @return this
	 */
	Html element(String name, Consumer<Html> content, String... attributes) {
		open(name, attributes);
		content.accept(this);
		this.html.append("</").append(name).append('>');
		return this;
	}

	/**
	 * Write an element that has no content and no end.
	 * @param name the name of the element
	 * @param attributes names and values in turn
	 * @return this
	 */
	Html open(String name, String... attributes) {
		this.html.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2) {
			this.html.append(' ').append(attributes[i]).append("=\"");
			text(attributes[i + 1]);
			this.html.append('"');
		}
		this.html.append('>');
		return this;
	}

	/**
	 * Write a text.
	 * @param text the text
	 * @return this
	 */
	Html text(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '&' -> this.html.append("&amp;");
				case '<' -> this.html.append("&lt;");
				case '>' -> this.html.append("&gt;");
				case '"' -> this.html.append("&quot;");
				case '\'' -> this.html.append("&#39;");
				default -> this.html.append(character);
			}
		}
		return this;
	}

	/**
	 * Write what is ours and is HTML or CSS already.
	 * @param markup the markup
	 * @return this
	 */
	Html markup(String markup) {
		this.html.append(markup);
		return this;
	}

	@Override
	public String toString() {
		return this.html.toString();
	}

}
