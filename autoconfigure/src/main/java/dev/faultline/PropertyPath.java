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

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a property as Spring's binding and Jakarta Validation write it.
 *
 * @since 0.1.0
 */
public final class PropertyPath {

	private PropertyPath() {
	}

	/**
	 * Split a path.
	 * @param path a path such as {@code items[0].price} or {@code prices[eur]}, empty for
	 * the bean itself
	 * @return the segments in their order
	 */
	public static List<Segment> parse(String path) {
		List<Segment> segments = new ArrayList<>();
		int start = 0;
		for (int i = 0; i <= path.length(); i++) {
			char character = (i < path.length()) ? path.charAt(i) : '.';
			if (character == '.' || character == '[') {
				if (i > start) {
					segments.add(new Segment(path.substring(start, i), false));
				}
				start = i + 1;
			}
			if (character == '[') {
				int end = path.indexOf(']', i);
				end = (end < 0) ? path.length() : end;
				segments.add(new Segment(path.substring(start, end), true));
				i = end;
				start = end + 1;
			}
		}
		return segments;
	}

	/**
	 * One step of a path.
	 *
	 * @param name the name of the property, or the index or key of the element; empty for
	 * an element that has neither
	 * @param element whether it is an element of a container
	 */
	public record Segment(String name, boolean element) {
	}

}
