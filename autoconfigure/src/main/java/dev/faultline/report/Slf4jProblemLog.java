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

package dev.faultline.report;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.boot.logging.LogLevel;

/**
 * Writes lines with key-value pairs, which structured formats have as members of their
 * own.
 *
 * @since 0.1.0
 */
public class Slf4jProblemLog implements ProblemLog {

	private static final Logger logger = LoggerFactory.getLogger(LoggingProblemListener.class);

	@Override
	public boolean isEnabled(LogLevel level) {
		return level != LogLevel.OFF && logger.isEnabledForLevel(of(level));
	}

	@Override
	public void write(LogLevel level, String line, Map<String, Object> facts, @Nullable Throwable stackTrace) {
		LoggingEventBuilder event = logger.atLevel(of(level));
		facts.forEach((name, value) -> {
			// Boot's structured formats refuse a line that has a name twice
			if (MDC.get(name) == null) {
				event.addKeyValue(name, value);
			}
		});
		event.setCause(stackTrace).log(line);
	}

	private static Level of(LogLevel level) {
		return switch (level) {
			case TRACE -> Level.TRACE;
			case DEBUG -> Level.DEBUG;
			case INFO -> Level.INFO;
			case WARN -> Level.WARN;
			case ERROR, FATAL, OFF -> Level.ERROR;
		};
	}

}
