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

import java.util.List;
import java.util.regex.Pattern;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * What the application wrote to its log.
 */
final class LoggedEvents {

	private static final Pattern EVENT = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+ +(DEBUG|INFO|WARN|ERROR) ");

	private LoggedEvents() {
	}

	/**
	 * Find all that says a request failed. Close the server first, so that Tomcat has
	 * said all it has to say.
	 * @param output the output
	 * @return the first line of each event above INFO, and each of Faultline's own
	 */
	static List<String> of(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> EVENT.matcher(line).find())
			.filter((line) -> line.contains(" WARN ") || line.contains(" ERROR ")
					|| line.contains("LoggingProblemListener"))
			.toList();
	}

	static int countOf(CapturedOutput output, String text) {
		return output.getAll().split(Pattern.quote(text), -1).length - 1;
	}

}
