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

package dev.faultline.render;

import java.util.Locale;

/**
 * What XML 1.0 can hold: fewer characters than JSON, and fewer names.
 */
final class XmlText {

	private static final char REPLACEMENT = '\uFFFD';

	private XmlText() {
	}

	/**
	 * Return a text without the characters that no XML document may have, not even as a
	 * reference: control characters and lone surrogates.
	 * @param text the text
	 * @return the text, with a replacement character for each of them
	 */
	static String characters(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character < ' ' || character >= Character.MIN_SURROGATE) {
				return replaceIllegal(text);
			}
		}
		return text;
	}

	private static String replaceIllegal(String text) {
		StringBuilder legal = new StringBuilder(text.length());
		text.codePoints().map((point) -> isLegal(point) ? point : REPLACEMENT).forEach(legal::appendCodePoint);
		return legal.toString();
	}

	private static boolean isLegal(int point) {
		return point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point <= 0xD7FF)
				|| (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000;
	}

	/**
	 * Return a name as that of an element. What RFC 9457 section 3.2 recommends for names
	 * stays, anything else is written {@code _xHHHH_}, as SQL/XML does it (ISO 9075-14).
	 * @param name the name of a member
	 * @return the name of the element
	 */
	static String name(String name) {
		StringBuilder element = new StringBuilder(name.length());
		for (int i = 0; i < name.length(); i++) {
			char character = name.charAt(i);
			if (isLetter(character) || (i > 0 && isInner(character))) {
				element.append(character);
			}
			else {
				element.append("_x").append(hex(character)).append('_');
			}
		}
		return element.isEmpty() ? "_" : element.toString();
	}

	private static boolean isLetter(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
	}

	private static boolean isInner(char character) {
		return (character >= '0' && character <= '9') || character == '-' || character == '.';
	}

	private static String hex(char character) {
		String hex = Integer.toHexString(character).toUpperCase(Locale.ROOT);
		return "0".repeat(4 - hex.length()) + hex;
	}

}
