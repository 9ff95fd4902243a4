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

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The lines in which the processes of a measurement tell each other names and numbers.
 * Whatever else they print is not read.
 */
final class Lines {

	private static final String START = "measured ";

	private Lines() {
	}

	static void write(Object... namesAndNumbers) {
		StringBuilder line = new StringBuilder(START);
		for (Object part : namesAndNumbers) {
			line.append(part).append(' ');
		}
		System.out.println(line);
	}

	static Map<String, Long> read(BufferedReader reader) throws IOException {
		String line = reader.readLine();
		while (line != null && !line.startsWith(START)) {
			line = reader.readLine();
		}
		if (line == null) {
			throw new EOFException("The process has ended");
		}
		Map<String, Long> numbers = new LinkedHashMap<>();
		String[] parts = line.substring(START.length()).trim().split(" ");
		for (int i = 0; i + 1 < parts.length; i += 2) {
			numbers.put(parts[i], Long.valueOf(parts[i + 1]));
		}
		return numbers;
	}

}
