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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * Writes to what Spring itself logs with, for applications without SLF4J. It knows lines
 * only.
 *
 * @since 0.1.0
 */
public class CommonsProblemLog implements ProblemLog {

	private static final Log logger = LogFactory.getLog(LoggingProblemListener.class);

	@Override
	public boolean isEnabled(LogLevel level) {
		return switch (level) {
			case TRACE -> logger.isTraceEnabled();
			case DEBUG -> logger.isDebugEnabled();
			case INFO -> logger.isInfoEnabled();
			case WARN -> logger.isWarnEnabled();
			case ERROR -> logger.isErrorEnabled();
			case FATAL -> logger.isFatalEnabled();
			case OFF -> false;
		};
	}

	@Override
	public void write(LogLevel level, String line, Map<String, Object> facts, @Nullable Throwable stackTrace) {
		level.log(logger, line, stackTrace);
	}

}
