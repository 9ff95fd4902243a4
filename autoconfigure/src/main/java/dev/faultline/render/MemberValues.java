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

	private final MemberConverter converter;

	MemberValues(MemberConverter converter) {
		this.converter = converter;
	}

	@Nullable Object normalize(@Nullable Object value) {
		return normalize(value, 0);
	}

	private @Nullable Object normalize(@Nullable Object value, int depth) {
		if (depth > MAX_DEPTH || value == null) {
			return null;
		}
		if (value instanceof CharSequence || value instanceof Boolean || value instanceof URI
				|| value instanceof UUID) {
			return value;
		}
		if (value instanceof Number number) {
			boolean finite = !(number instanceof Double || number instanceof Float)
					|| Double.isFinite(number.doubleValue());
			return (finite && isOfJdk(number)) ? number : number.toString();
		}
		if (value instanceof Violation violation) {
			return normalize(violation.toMembers(), depth);
		}
		if (value instanceof Map<?, ?> map) {
			return normalizeMap(map, depth);
		}
		if (value instanceof Iterable<?> iterable && !(value instanceof Path)) {
			List<@Nullable Object> list = new ArrayList<>();
			iterable.forEach((element) -> list.add(normalize(element, depth + 1)));
			return list;
		}
		return value.getClass().isArray() ? normalizeArray(value, depth)
				: normalize(this.converter.convert(value), depth + 1);
	}

	// the text of another number need not be one of JSON
	private static boolean isOfJdk(Number number) {
		return number.getClass().getName().startsWith("java.");
	}

	private Map<String, @Nullable Object> normalizeMap(Map<?, ?> map, int depth) {
		Map<String, @Nullable Object> normalized = new LinkedHashMap<>();
		map.forEach((key, element) -> normalized.put(String.valueOf(key), normalize(element, depth + 1)));
		return normalized;
	}

	private List<@Nullable Object> normalizeArray(Object array, int depth) {
		List<@Nullable Object> list = new ArrayList<>();
		for (int i = 0; i < Array.getLength(array); i++) {
			list.add(normalize(Array.get(array, i), depth + 1));
		}
		return list;
	}

}
