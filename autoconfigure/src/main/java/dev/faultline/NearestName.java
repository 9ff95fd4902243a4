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

import java.util.Collection;
import java.util.Locale;

/**
 * Finds the name that was probably meant.
 */
final class NearestName {

	private NearestName() {
	}

	static String of(String mistyped, Collection<String> names) {
		String nearest = "";
		int best = Integer.MAX_VALUE;
		for (String name : names) {
			int distance = distance(mistyped.toLowerCase(Locale.ROOT), name);
			if (distance < best) {
				best = distance;
				nearest = name;
			}
		}
		return nearest;
	}

	/**
	 * Levenshtein's distance, kept in one row.
	 * @param left one text
	 * @param right the other text
	 * @return how many characters to insert, delete or replace
	 */
	private static int distance(String left, String right) {
		int[] row = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int replaced = diagonal + ((left.charAt(i - 1) != right.charAt(j - 1)) ? 1 : 0);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[right.length()];
	}

}
