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

import org.springframework.boot.logging.LogLevel;

/**
 * What the lines are written to. They go to the logger of {@link LoggingProblemListener}.
 *
 * @since 0.1.0
 */
public interface ProblemLog {

	/**
	 * Return whether anybody reads this.
	 * @param level the level
	 * @return whether lines of that level are written
	 */
	boolean isEnabled(LogLevel level);

	/**
	 * Write a line.
	 * @param level the level, which is enabled
	 * @param line the line, all of it
	 * @param facts what the line says, by name, for structured logs
	 * @param stackTrace the failure whose stack trace follows, or {@code null}
	 */
	void write(LogLevel level, String line, Map<String, Object> facts, @Nullable Throwable stackTrace);

}
