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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stacks put together: a method with what it cost and the methods that it called.
 */
final class CallTree {

	private final Map<String, CallTree> callees = new TreeMap<>();

	private final String name;

	private long weight;

	CallTree(String name) {
		this.name = name;
	}

	String name() {
		return this.name;
	}

	long weight() {
		return this.weight;
	}

	Collection<CallTree> callees() {
		return this.callees.values();
	}

	/**
	 * Add a stack.
	 * @param frames its methods, the outermost first
	 * @param weight what it cost
	 */
	void add(List<String> frames, long weight) {
		CallTree current = this;
		current.weight += weight;
		for (String frame : frames) {
			current = current.callees.computeIfAbsent(frame, CallTree::new);
			current.weight += weight;
		}
	}

	int depth() {
		return 1 + this.callees.values().stream().mapToInt(CallTree::depth).max().orElse(0);
	}

}
