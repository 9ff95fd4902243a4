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
		int leftStart = 0;
		int rightStart = 0;
		while (leftStart <= left.length() && rightStart <= right.length()) {
			int leftEnd = endOfSegment(left, leftStart);
			int rightEnd = endOfSegment(right, rightStart);
			int order = (isIndex(left, leftStart, leftEnd) && isIndex(right, rightStart, rightEnd))
					? Integer.compare(Integer.parseInt(left, leftStart, leftEnd, 10),
							Integer.parseInt(right, rightStart, rightEnd, 10))
					: compare(left, leftStart, leftEnd, right, rightStart, rightEnd);
			if (order != 0) {
				return order;
			}
			leftStart = leftEnd + 1;
			rightStart = rightEnd + 1;
		}
		return Boolean.compare(leftStart <= left.length(), rightStart <= right.length());
	}

	private static int endOfSegment(String text, int start) {
		for (int i = start; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '/' || character == '[' || character == ']') {
				return i;
			}
		}
		return text.length();
	}

	private static boolean isIndex(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return false;
			}
		}
		return end > start && end - start < 10;
	}

	private static int compare(String left, int leftStart, int leftEnd, String right, int rightStart, int rightEnd) {
		int common = Math.min(leftEnd - leftStart, rightEnd - rightStart);
		for (int i = 0; i < common; i++) {
			int order = Character.compare(left.charAt(leftStart + i), right.charAt(rightStart + i));
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(leftEnd - leftStart, rightEnd - rightStart);
	}

}
