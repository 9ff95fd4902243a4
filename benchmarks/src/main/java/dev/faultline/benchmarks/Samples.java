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

package dev.faultline.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured, in the order in which it was.
 */
final class Samples {

	private final Map<String, List<Double>> values = new TreeMap<>();

	void add(Object what, Object who, String unit, double value) {
		this.values.computeIfAbsent(key(what, who, unit), (key) -> new ArrayList<>()).add(value);
		System.out.printf(Locale.ROOT, "%-20s %-12s %-10s %.1f%n", what, who, unit, value);
	}

	boolean has(Object what, Object who, String unit) {
		return this.values.containsKey(key(what, who, unit));
	}

	List<Double> of(Object what, Object who, String unit) {
		return this.values.getOrDefault(key(what, who, unit), List.of());
	}

	double median(Object what, Object who, String unit) {
		List<Double> sorted = of(what, who, unit).stream().sorted().toList();
		int half = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
	}

	Ratio ratio(Object what, Object ours, Object theirs, String unit) {
		return Ratio.of(of(what, ours, unit), of(what, theirs, unit));
	}

	private static String key(Object what, Object who, String unit) {
		return what + " " + who + " " + unit;
	}

}
