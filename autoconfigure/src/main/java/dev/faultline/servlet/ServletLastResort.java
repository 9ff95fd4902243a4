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

import java.io.IOException;

import dev.faultline.render.MinimalProblem;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;

/**
 * Answers a failure that could not be answered, since something that takes part in it, a
 * customizer for example, failed too.
 */
final class ServletLastResort {

	private static final Log logger = LogFactory.getLog(ServletLastResort.class);

	private ServletLastResort() {
	}

	/**
	 * Log both failures and write the constant document, unless it is too late.
	 * @param failure what was to be answered
	 * @param reason why it could not be
	 * @param response the response
	 * @throws IOException if the caller is gone
	 */
	static void respond(Throwable failure, Throwable reason, HttpServletResponse response) throws IOException {
		MinimalProblem.log(logger, failure, reason);
		if (response.isCommitted()) {
			return;
		}
		byte[] document = MinimalProblem.document();
		response.reset();
		response.setStatus(MinimalProblem.STATUS.value());
		response.setContentType(MinimalProblem.MEDIA_TYPE);
		response.setContentLength(document.length);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.getOutputStream().write(document);
	}

}
