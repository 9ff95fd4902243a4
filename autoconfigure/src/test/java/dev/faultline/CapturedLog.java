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

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * What a class logs while this is open, at every level.
 */
public final class CapturedLog implements AutoCloseable {

	private final Logger logger;

	private final Level level;

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {

		@Override
		protected void append(ILoggingEvent event) {
			// with what the thread says now
			event.prepareForDeferredProcessing();
			super.append(event);
		}

	};

	private CapturedLog(Logger logger, Level level) {
		this.logger = logger;
		this.level = logger.getLevel();
		logger.setLevel(level);
		logger.setAdditive(false);
		this.appender.start();
		logger.addAppender(this.appender);
	}

	public static CapturedLog of(Class<?> source) {
		return of(source.getName());
	}

	public static CapturedLog of(String source) {
		return of(source, Level.TRACE);
	}

	public static CapturedLog of(String source, Level level) {
		return new CapturedLog((Logger) LoggerFactory.getLogger(source), level);
	}

	public void setLevel(Level level) {
		this.logger.setLevel(level);
	}

	public List<ILoggingEvent> events() {
		return this.appender.list;
	}

	public List<String> lines() {
		return events().stream().map((event) -> event.getLevel() + " " + event.getFormattedMessage()).toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
		this.logger.setAdditive(true);
		this.logger.setLevel(this.level);
	}

}
