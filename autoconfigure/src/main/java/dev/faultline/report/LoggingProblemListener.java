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

import java.util.List;

import dev.faultline.Fault;
import dev.faultline.OwnFrames;
import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemListener;
import dev.faultline.report.RepeatedFailures.Entry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * Logs each problem in one line that cannot be forged by what the caller sent. A stack
 * trace follows for faults of the server and of other services that are errors, and where
 * a rule wants it.
 *
 * @since 0.1.0
 */
public class LoggingProblemListener implements ProblemListener {

	private final ProblemLog log;

	private final LogLevels levels;

	private final RepeatedFailures repeated;

	private final OwnFrames frames;

	/**
	 * Create the listener.
	 * @param log what the lines are written to
	 * @param levels the levels that are not those of the types
	 * @param repeated knows what was logged a moment ago
	 * @param frames finds where a failure was thrown
	 */
	public LoggingProblemListener(ProblemLog log, LogLevels levels, RepeatedFailures repeated, OwnFrames frames) {
		this.log = log;
		this.levels = levels;
		this.repeated = repeated;
		this.frames = frames;
	}

	@Override
	public void onProblem(Problem problem, ProblemContext context) {
		LogLevel level = this.levels.of(problem);
		if (!this.log.isEnabled(level)) {
			return;
		}
		boolean error = level == LogLevel.ERROR || level == LogLevel.FATAL;
		boolean traced = problem.loggedWithStackTrace()
				|| (error && problem.type().fault() != Fault.CLIENT && LoggedFacts.wasThrown(problem));
		LoggedFacts facts = LoggedFacts.of(problem, context);
		Entry entry = entry(problem, facts, traced);
		if (entry.line()) {
			write(level, facts.line(context.committed()), facts, entry, traced, problem.failure());
		}
	}

	private Entry entry(Problem problem, LoggedFacts facts, boolean traced) {
		if (!this.repeated.isOfUse(traced)) {
			return traced ? Entry.FULL : Entry.LINE;
		}
		List<StackTraceElement> first = this.frames.of(problem.decider(), 1);
		@Nullable StackTraceElement frame = first.isEmpty() ? null : first.get(0);
		return this.repeated.next(new RepeatedFailures.Key(facts.type(), problem.decider().getClass().getName(), frame),
				facts.instance(), traced);
	}

	private void write(LogLevel level, StringBuilder line, LoggedFacts facts, Entry entry, boolean traced,
			Throwable failure) {
		if (entry.linesLeftOut() > 0) {
			line.append(" (").append(entry.linesLeftOut()).append(" lines like this left out)");
		}
		if (entry.stackTracesLeftOut() > 0) {
			line.append(" (").append(entry.stackTracesLeftOut()).append(" stack traces left out");
			line.append((entry.last() != null) ? " since [" + entry.last() + "])" : ")");
		}
		if (traced && !entry.stackTrace()) {
			line.append(
					(entry.last() != null) ? " (stack trace at [" + entry.last() + "])" : " (stack trace left out)");
		}
		try {
			this.log.write(level, line.toString(), facts.toMap(),
					entry.stackTrace() ? LoggedFailure.of(failure) : null);
		}
		catch (RuntimeException ex) {
			// the failure makes a log fail that asks it for more than its message
			this.log.write(level, line.toString(), facts.toMap(), null);
		}
	}

}
