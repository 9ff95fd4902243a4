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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.logging.LogLevel;

/**
 * The log of the problems.
 *
 * @since 0.1.0
 */
public class LoggingProperties {

	/**
	 * Exception classes and statuses, such as 409 or 4xx, and the level that each is
	 * logged at, whatever the problem type says.
	 */
	private final Map<String, LogLevel> levels = new LinkedHashMap<>();

	/**
	 * Time after which the stack trace of a failure that goes on is logged again. 0 logs
	 * each.
	 */
	private Duration stackTraceInterval = Duration.ofMinutes(1);

	/**
	 * Of how many lines about the same failure one is written. 1 writes each.
	 */
	private int sample = 1;

	public Map<String, LogLevel> getLevels() {
		return this.levels;
	}

	public Duration getStackTraceInterval() {
		return this.stackTraceInterval;
	}

	public void setStackTraceInterval(Duration stackTraceInterval) {
		this.stackTraceInterval = stackTraceInterval;
	}

	public int getSample() {
		return this.sample;
	}

	public void setSample(int sample) {
		this.sample = sample;
	}

}
