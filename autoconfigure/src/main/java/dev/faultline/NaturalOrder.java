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

import java.util.Comparator;

/**
 * Orders places in a document so that the tenth element comes after the second.
 */
final class NaturalOrder {

	/**
	 * By segments: those of a pointer begin with a slash, indexes of a path with a
	 * bracket.
	 */
	static final Comparator<String> BY_SEGMENTS = NaturalOrder::compare;

	private NaturalOrder() {
	}

	private static int compare(String left, String right) {
		String[] leftParts = left.split("[/\\[\\]]");
		String[] rightParts = right.split("[/\\[\\]]");
		for (int i = 0; i < Math.min(leftParts.length, rightParts.length); i++) {
			boolean indexes = isIndex(leftParts[i]) && isIndex(rightParts[i]);
			int order = indexes ? Integer.compare(Integer.parseInt(leftParts[i]), Integer.parseInt(rightParts[i]))
					: leftParts[i].compareTo(rightParts[i]);
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(leftParts.length, rightParts.length);
	}

	private static boolean isIndex(String part) {
		return !part.isEmpty() && part.length() < 10
				&& part.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

}
