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

import java.lang.reflect.Array;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a member is what JSON knows: text, finite number, boolean, list or map
 * of these, and not without end.
 */
class MemberValues {

	private static final int MAX_DEPTH = 32;

	/** Against members that contain themselves more than once. */
	private static final int MAX_VALUES = 10_000;

	private final MemberConverter converter;

	MemberValues(MemberConverter converter) {
		this.converter = converter;
	}

	@Nullable Object normalize(@Nullable Object value) {
		return new Walk().normalize(value, 0);
	}

	/**
	 * One walk through a value, which may contain itself.
	 */
	private final class Walk {

		private int values;

		private @Nullable Object normalize(@Nullable Object value, int depth) {
			if (value == null || depth > MAX_DEPTH || this.values++ >= MAX_VALUES) {
				return null;
			}
			if (value instanceof CharSequence || value instanceof URI || value instanceof UUID) {
				return value.toString();
			}
			if (value instanceof Boolean) {
				return value;
			}
			if (value instanceof Number number) {
				return isJson(number) ? number : number.toString();
			}
			if (value instanceof Violation violation) {
				return normalizeInPlace(violation.toMembers(), depth);
			}
			if (value instanceof Map<?, ?> map) {
				Map<String, @Nullable Object> normalized = new LinkedHashMap<>();
				for (Map.Entry<?, ?> entry : map.entrySet()) {
					if (isFull()) {
						break;
					}
					normalized.put(String.valueOf(entry.getKey()), normalize(entry.getValue(), depth + 1));
				}
				return normalized;
			}
			if (value instanceof Iterable<?> iterable && !(value instanceof Path)) {
				List<@Nullable Object> list = new ArrayList<>();
				for (Iterator<?> elements = iterable.iterator(); !isFull() && elements.hasNext();) {
					list.add(normalize(elements.next(), depth + 1));
				}
				return list;
			}
			return value.getClass().isArray() ? normalizeArray(value, depth)
					: normalize(MemberValues.this.converter.convert(value), depth + 1);
		}

		private Map<String, Object> normalizeInPlace(Map<String, Object> members, int depth) {
			members.replaceAll((name, value) -> (value instanceof String) ? value : normalize(value, depth + 1));
			this.values += members.size();
			return members;
		}

		private List<@Nullable Object> normalizeArray(Object array, int depth) {
			List<@Nullable Object> list = new ArrayList<>();
			for (int i = 0; i < Array.getLength(array) && !isFull(); i++) {
				list.add(normalize(Array.get(array, i), depth + 1));
			}
			return list;
		}

		private boolean isFull() {
			return this.values >= MAX_VALUES;
		}

		/**
		 * The text of somebody's own number need not be one of JSON, which has no
		 * infinity either (RFC 8259 section 6).
		 * @param number the number
		 * @return whether its text is a number of JSON
		 */
		private boolean isJson(Number number) {
			boolean ofJdk = number.getClass().getName().startsWith("java.");
			boolean floating = number instanceof Double || number instanceof Float;
			return ofJdk && (!floating || Double.isFinite(number.doubleValue()));
		}

	}

}
