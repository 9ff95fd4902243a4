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

import java.util.Set;

import dev.faultline.Causes;

/**
 * Recognises that the caller is gone, so that there is nobody to write to. Names, as they
 * are of three containers and not always there.
 */
final class GoneCaller {

	private static final Set<String> SAID_BY = Set.of(
			"org.springframework.web.context.request.async.AsyncRequestNotUsableException",
			"org.apache.catalina.connector.ClientAbortException", "org.eclipse.jetty.io.EofException");

	/**
	 * What is below it was said of another connection, which Jetty's client may serve.
	 */
	private static final String CLIENT = "org.springframework.web.client.RestClientException";

	private GoneCaller() {
	}

	static boolean isReasonOf(Throwable failure) {
		for (Throwable cause : Causes.of(failure)) {
			if (SAID_BY.contains(cause.getClass().getName())) {
				return true;
			}
			if (isOfClient(cause.getClass())) {
				return false;
			}
		}
		return false;
	}

	private static boolean isOfClient(Class<?> type) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (current.getName().equals(CLIENT)) {
				return true;
			}
		}
		return false;
	}

}
