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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a line says of a problem.
 *
 * @param status the status
 * @param type the slug of the problem type
 * @param fault whose fault it is
 * @param method the method of the request
 * @param path the path of the request, without query
 * @param instance the {@code instance}, a dash if the problem has none
 * @param exception the class of what decided on the type, {@code null} if nobody threw it
 * @param notes what a rule knows besides
 */
record LoggedFacts(int status, String type, String fault, String method, String path, String instance,
		@Nullable String exception, Map<String, String> notes) {

	private static final int LONGEST_NOTE = 200;

	static final String INSTANCE = "faultline.instance";

	static LoggedFacts of(Problem problem, ProblemContext context) {
		URI instance = problem.body().getInstance();
		return new LoggedFacts(problem.status().value(), problem.type().slug(),
				problem.type().fault().name().toLowerCase(Locale.ROOT), LoggedText.ofRequest(context.method()),
				LoggedText.ofRequest(context.path()),
				(instance != null) ? LoggedText.ofRequest(instance.toString()) : "-",
				wasThrown(problem) ? problem.decider().getClass().getName() : null, notesOf(problem));
	}

	/**
	 * Return whether there was an exception at all.
	 * @param problem the problem
	 * @return whether it is more than a status that was set, or a refusal
	 */
	static boolean wasThrown(Problem problem) {
		return !(problem.decider() instanceof ProblemException decider) || decider.thrown();
	}

	private static Map<String, String> notesOf(Problem problem) {
		Map<String, String> notes = new LinkedHashMap<>();
		problem.notes().forEach((name, value) -> {
			boolean cut = value.length() > LONGEST_NOTE;
			notes.put(name, LoggedText.ofNote(cut ? value.substring(0, LONGEST_NOTE) + "..." : value));
		});
		return notes;
	}

	StringBuilder line(boolean late) {
		StringBuilder line = new StringBuilder(240).append(this.status)
			.append(' ')
			.append(this.type)
			.append(": ")
			.append(this.method)
			.append(' ')
			.append(this.path)
			.append(" [")
			.append(this.instance)
			.append(']');
		if (this.exception != null) {
			line.append(' ').append(this.exception);
		}
		this.notes.forEach((name, value) -> line.append(' ').append(name).append("=\"").append(value).append('"'));
		return late ? line.append(" (the response had begun)") : line;
	}

	Map<String, Object> toMap() {
		Map<String, Object> facts = new LinkedHashMap<>();
		if (!this.instance.equals("-")) {
			facts.put(INSTANCE, this.instance);
		}
		facts.put("faultline.type", this.type);
		facts.put("faultline.status", this.status);
		facts.put("faultline.fault", this.fault);
		facts.put("faultline.method", this.method);
		facts.put("faultline.path", this.path);
		if (this.exception != null) {
			facts.put("faultline.exception", this.exception);
		}
		this.notes.forEach((name, value) -> facts.put("faultline." + name, value));
		return facts;
	}

}
