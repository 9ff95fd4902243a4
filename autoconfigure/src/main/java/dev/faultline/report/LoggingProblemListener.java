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

import java.net.URI;

import dev.faultline.Fault;
import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.logging.LogLevel;

/**
 * Logs one line for each problem, at the level of its type, and the stack trace of those
 * that are our own or another service's fault.
 *
 * @since 0.1.0
 */
public class LoggingProblemListener implements ProblemListener {

	private static final Log logger = LogFactory.getLog(LoggingProblemListener.class);

	private static final int LONGEST_NOTE = 200;

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		LogLevel level = problem.logLevel();
		if (!isEnabled(level)) {
			return;
		}
		boolean traced = level == LogLevel.ERROR && problem.type().fault() != Fault.CLIENT;
		String line = line(problem, context);
		try {
			level.log(logger, line, traced ? problem.failure() : null);
		}
		catch (RuntimeException ex) {
			// the failure cannot even say its message, which the stack trace begins with
			level.log(logger, line);
		}
	}

	private static String line(Problem problem, ProblemContext context) {
		URI instance = problem.body().getInstance();
		StringBuilder line = new StringBuilder(160);
		line.append(problem.status().value()).append(' ').append(problem.type().slug()).append(": ");
		append(line, context.method(), '!').append(' ');
		append(line, context.path(), '!').append(" [").append((instance != null) ? instance : "-").append("] ");
		line.append(problem.decider().getClass().getName());
		problem.notes().forEach((name, value) -> note(line, name, value));
		return line.toString();
	}

	private static void note(StringBuilder line, String name, String value) {
		boolean cut = value.length() > LONGEST_NOTE;
		String shown = cut ? value.substring(0, LONGEST_NOTE) + "..." : value;
		append(line.append(' ').append(name).append("=\""), shown.replace('"', '\''), ' ').append('"');
	}

	/**
	 * The caller or another service wrote this; it must not end the line.
	 * @param line the line so far
	 * @param text what was sent
	 * @param lowest the lowest character that is written
	 * @return the line
	 */
	private static StringBuilder append(StringBuilder line, String text, char lowest) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			line.append((character >= lowest && character < 127) ? character : '?');
		}
		return line;
	}

	private static boolean isEnabled(LogLevel level) {
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

}
