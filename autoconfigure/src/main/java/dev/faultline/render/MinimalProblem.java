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

package dev.faultline.render;

import java.nio.charset.StandardCharsets;

import org.apache.commons.logging.Log;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * The last resort: the document that goes out when answering a failure has failed itself.
 * It is a constant, so that nothing can go wrong any more.
 *
 * @since 0.1.0
 */
public final class MinimalProblem {

	/** The status that goes with it. */
	public static final HttpStatus STATUS = HttpStatus.INTERNAL_SERVER_ERROR;

	/** The media type of the document. */
	public static final String MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

	private static final byte[] DOCUMENT = "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500}"
		.getBytes(StandardCharsets.UTF_8);

	private MinimalProblem() {
	}

	/**
	 * Return the document.
	 * @return the bytes
	 */
	public static byte[] document() {
		return DOCUMENT.clone();
	}

	/**
	 * Log why it goes out.
	 * @param logger the log of who sends it
	 * @param failure what was to be answered
	 * @param reason why it could not be
	 */
	public static void log(Log logger, Throwable failure, Throwable reason) {
		log(logger, "Answered with the minimal problem", failure);
		log(logger, "Answering failed", reason);
	}

	private static void log(Log logger, String message, Throwable failure) {
		try {
			logger.error(message, failure);
		}
		catch (RuntimeException | Error ex) {
			// such as an exception that cannot say its message; the answer matters more
		}
	}

}
