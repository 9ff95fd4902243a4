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

package dev.faultline.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.faultline.report.LogLevels;

import org.springframework.boot.logging.LogLevel;

/**
 * Makes the levels of exceptions and statuses and finds the mistakes in them.
 */
class LogLevelsFactory {

	private static final String PREFIX = "faultline.logging.levels";

	private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

	private static final Pattern FAMILY = Pattern.compile("[45]xx");

	private static final Pattern LIKE_A_STATUS = Pattern.compile("\\d.*");

	private final ConfiguredKeys keys;

	private final ExceptionKeys exceptions;

	LogLevelsFactory(ConfiguredKeys keys, ExceptionClasses classes) {
		this.keys = keys;
		this.exceptions = new ExceptionKeys(PREFIX, keys, classes);
	}

	LogLevels create(Map<String, LogLevel> configured) {
		Map<String, LogLevel> byException = new HashMap<>();
		Map<Integer, LogLevel> byStatus = new HashMap<>();
		Map<String, LogLevel> levels = this.keys.canonical(PREFIX, configured, List.of());
		levels.forEach((key, level) -> {
			if (FAMILY.matcher(key).matches()) {
				int first = (key.charAt(0) - '0') * 100;
				for (int status = first; status < first + 100; status++) {
					byStatus.putIfAbsent(status, levels.getOrDefault(String.valueOf(status), level));
				}
			}
			else if (STATUS.matcher(key).matches()) {
				byStatus.put(Integer.parseInt(key), level);
			}
			else if (LIKE_A_STATUS.matcher(key).matches()) {
				throw this.keys.mistake(PREFIX, key, "", level,
						"'%s' is no status of a problem. Use one from 400 to 599, 4xx or 5xx.".formatted(key));
			}
			else {
				Class<?> exception = this.exceptions.find(key, level);
				byException.put((exception != null) ? exception.getName() : key, level);
			}
		});
		return new LogLevels(byException, byStatus);
	}

}
