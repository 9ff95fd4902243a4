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

package dev.faultline.report;

/**
 * Makes text that others wrote fit for a line of the log, which it must neither end nor
 * colour nor turn around.
 */
final class LoggedText {

	private static final int MAX_REQUEST_LENGTH = 1000;

	private static final int MAX_MESSAGE_LENGTH = 20_000;

	private LoggedText() {
	}

	/**
	 * What stands in a request is printable ASCII if it is right.
	 * @param text what the caller sent
	 * @return the text, with a question mark for any other character
	 */
	static String ofRequest(String text) {
		if (text.length() <= MAX_REQUEST_LENGTH && isPrintable(text)) {
			return text;
		}
		int length = Math.min(text.length(), MAX_REQUEST_LENGTH);
		StringBuilder logged = new StringBuilder(length + 3);
		for (int i = 0; i < length; i++) {
			char character = text.charAt(i);
			logged.append(isPrintable(character) ? character : '?');
		}
		return logged.append((length < text.length()) ? "..." : "").toString();
	}

	private static boolean isPrintable(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isPrintable(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isPrintable(char character) {
		return character > ' ' && character < 127;
	}

	/**
	 * What another service wrote stands between quotes.
	 * @param text what the service wrote
	 * @return the text in printable ASCII, with a question mark for any other character
	 */
	static String ofNote(String text) {
		StringBuilder logged = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char character = (text.charAt(i) == '"') ? '\'' : text.charAt(i);
			logged.append((character >= ' ' && character < 127) ? character : '?');
		}
		return logged.toString();
	}

	/**
	 * Return whether a message can be logged as it is.
	 * @param message the message of an exception
	 * @return whether all of it is meant to be seen
	 */
	static boolean isPlain(String message) {
		return message.length() <= MAX_MESSAGE_LENGTH && isVisible(message);
	}

	/**
	 * Return whether each character of a text can be logged.
	 * @param text the text
	 * @return whether all of it is meant to be seen
	 */
	static boolean isVisible(String text) {
		return text.codePoints().noneMatch(LoggedText::isInvisible);
	}

	/**
	 * A message may be in any language.
	 * @param message the message of an exception
	 * @return the message with escapes, as Java writes them, for what cannot be seen
	 */
	static String ofMessage(String message) {
		StringBuilder logged = new StringBuilder(message.length() + 16);
		message.codePoints().limit(MAX_MESSAGE_LENGTH).forEach((character) -> append(logged, character));
		boolean cut = message.codePointCount(0, message.length()) > MAX_MESSAGE_LENGTH;
		return logged.append(cut ? "..." : "").toString();
	}

	private static void append(StringBuilder logged, int character) {
		if (!isInvisible(character)) {
			logged.appendCodePoint(character);
			return;
		}
		switch (character) {
			case '\n' -> logged.append("\\n");
			case '\r' -> logged.append("\\r");
			default -> {
				for (char unit : Character.toChars(character)) {
					logged.append("\\u%04x".formatted((int) unit));
				}
			}
		}
	}

	private static boolean isInvisible(int character) {
		return character != '\t' && switch (Character.getType(character)) {
			// among those of format are the ones that change the direction
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}
