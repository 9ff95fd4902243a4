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

package dev.faultline;

import java.nio.charset.StandardCharsets;

/**
 * A place in a JSON document: a JSON Pointer in URI fragment form (RFC 6901 section 6),
 * which is what RFC 9457 section 3 puts into {@code errors}.
 *
 * @since 0.1.0
 */
public final class JsonPointer {

	/** The whole document. */
	public static final String ROOT = "#";

	private static final String UNENCODED = "-._~!$&'()*+,;=:@?";

	private JsonPointer() {
	}

	/**
	 * Append a name or an index.
	 * @param pointer the pointer so far
	 * @param segment the name of a member, or an index
	 * @return the longer pointer
	 */
	public static String append(String pointer, Object segment) {
		String name = segment.toString();
		if (isPlain(name)) {
			return pointer + '/' + name;
		}
		String escaped = name.replace("~", "~0").replace("/", "~1");
		StringBuilder appended = new StringBuilder(pointer).append('/');
		for (byte octet : escaped.getBytes(StandardCharsets.UTF_8)) {
			char character = (char) (octet & 0xFF);
			if (isAlphanumeric(character) || UNENCODED.indexOf(character) >= 0) {
				appended.append(character);
			}
			else {
				appended.append('%').append(hex(octet >> 4)).append(hex(octet));
			}
		}
		return appended.toString();
	}

	/**
	 * Turn the path of a bean property into a pointer.
	 * @param pointer what the path is below
	 * @param path a path such as {@code items[0].price} or {@code prices[eur]}, empty for
	 * the bean itself
	 * @return the pointer
	 */
	public static String appendPath(String pointer, String path) {
		String appended = pointer;
		for (PropertyPath.Segment segment : PropertyPath.parse(path)) {
			// an element of a set has no key and so no place of its own
			appended = segment.name().isEmpty() ? appended : append(appended, segment.name());
		}
		return appended;
	}

	private static boolean isPlain(String name) {
		for (int i = 0; i < name.length(); i++) {
			if (!isAlphanumeric(name.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isAlphanumeric(char character) {
		return character < 128 && Character.isLetterOrDigit(character);
	}

	private static char hex(int value) {
		return "0123456789ABCDEF".charAt(value & 0xF);
	}

}
