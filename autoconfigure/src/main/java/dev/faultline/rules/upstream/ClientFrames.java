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

package dev.faultline.rules.upstream;

import java.util.List;
import java.util.regex.Pattern;

import dev.faultline.StackTraces;

/**
 * Tells from the stack trace what a client was about when it failed, where the class of
 * the exception says nothing.
 *
 * @since 0.1.0
 */
public final class ClientFrames {

	private static final List<String> CLIENTS = List.of("org.springframework.http.client.",
			"org.springframework.web.client.", "org.springframework.web.reactive.function.client.");

	/** What takes or sends a request, and has no answer yet. */
	private static final Pattern BEFORE_ANSWER = Pattern.compile(".*(Request|Connector|DefaultWebClient)[^.]*");

	private static final Pattern ANSWER = Pattern.compile(".*Response[^.]*");

	private ClientFrames() {
	}

	/**
	 * Return whether a class is of one of Spring's clients.
	 * @param className the name of the class
	 * @return whether it is
	 */
	public static boolean isClient(String className) {
		return CLIENTS.stream().anyMatch(className::startsWith);
	}

	/**
	 * Return whether a class of a client has to do with a request alone.
	 * @param className the name of the class
	 * @return whether it is too early for an answer
	 */
	public static boolean isBeforeAnswer(String className) {
		String simpleName = className.substring(className.lastIndexOf('.') + 1);
		return BEFORE_ANSWER.matcher(simpleName).matches() && !ANSWER.matcher(simpleName).matches();
	}

	/**
	 * Return whether a client failed while it made a request: a bug of this application.
	 * @param failure the failure
	 * @return whether it was made by what takes or sends a request
	 */
	public static boolean isOfRequest(Throwable failure) {
		for (StackTraceElement frame : StackTraces.of(failure)) {
			if (isClient(frame.getClassName())) {
				return isBeforeAnswer(frame.getClassName());
			}
		}
		return false;
	}

}
