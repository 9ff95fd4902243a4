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

package dev.faultline.servlet;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.faultline.report.LoggingProblemListener;
import org.slf4j.LoggerFactory;

/**
 * Counts what is logged, by anybody.
 */
final class SoakLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final String OURS = LoggingProblemListener.class.getName();

	private final Map<String, LongAdder> lines = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> traces = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

	private final Map<String, String> examples = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> tracesByWay = new ConcurrentHashMap<>();

	private SoakLog() {
	}

	static SoakLog open() {
		SoakLog log = new SoakLog();
		log.start();
		root().addAppender(log);
		return log;
	}

	private static Logger root() {
		return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	@Override
	protected void append(ILoggingEvent event) {
		String source = event.getLoggerName() + " " + event.getLevel();
		count(this.lines, source);
		this.examples.putIfAbsent(source, event.getFormattedMessage());
		IThrowableProxy failure = event.getThrowableProxy();
		if (failure != null) {
			count(this.traces, source);
			if (event.getLoggerName().equals(OURS)) {
				String[] line = event.getMessage().split(": [A-Z]+ /|/", 3);
				count(this.failures, line[0] + " " + failure.getClassName() + " at " + place(failure));
				count(this.tracesByWay, line[1]);
			}
		}
	}

	private static void count(Map<String, LongAdder> counts, String key) {
		counts.computeIfAbsent(key, (unknown) -> new LongAdder()).increment();
	}

	private static String place(IThrowableProxy failure) {
		return Stream.of(failure.getStackTraceElementProxyArray())
			.map((element) -> element.getStackTraceElement())
			.filter((frame) -> frame.getClassName().startsWith("com.acme.") && frame.getLineNumber() > 0)
			.findFirst()
			.map((frame) -> frame.getFileName() + ":" + frame.getLineNumber())
			.orElse("-");
	}

	/**
	 * Return how many lines Faultline wrote.
	 * @return the number of its lines
	 */
	long lines() {
		return sum(this.lines, true);
	}

	/**
	 * Return how many stack traces Faultline wrote.
	 * @return their number by the first segment of the path of the request
	 */
	Map<String, Long> tracesByWay() {
		Map<String, Long> traces = new TreeMap<>();
		this.tracesByWay.forEach((way, count) -> traces.put(way, count.sum()));
		return traces;
	}

	/**
	 * Return who else wrote stack traces.
	 * @return names of loggers
	 */
	Set<String> otherSourcesOfTraces() {
		return this.traces.keySet()
			.stream()
			.map((source) -> source.split(" ")[0])
			.filter((logger) -> !logger.equals(OURS))
			.collect(Collectors.toSet());
	}

	/**
	 * Return the failures of which Faultline logged a stack trace, as far as they differ
	 * in problem type, class and place in the application.
	 * @return the failures
	 */
	Set<String> failures() {
		return this.failures.keySet();
	}

	long tracesOfOthers() {
		return sum(this.traces, false);
	}

	private static long sum(Map<String, LongAdder> counts, boolean ours) {
		return counts.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(OURS + " ") == ours)
			.mapToLong((entry) -> entry.getValue().sum())
			.sum();
	}

	@Override
	public void close() {
		root().detachAppender(this);
		stop();
	}

	@Override
	public String toString() {
		return "lines " + new TreeMap<>(this.lines) + "\n  such as " + new TreeMap<>(this.examples)
				+ "\n  stack traces " + new TreeMap<>(this.traces) + "\n  of " + this.failures.size() + " failures "
				+ new TreeMap<>(this.failures);
	}

}
