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

import dev.faultline.ContainerFailure;
import dev.faultline.Problem;
import dev.faultline.ProblemHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a servlet container refuses by itself. There is no error page then, so
 * that everybody gets a document.
 *
 * @since 0.1.0
 */
public class ServletContainerResponder {

	private final ProblemHandler handler;

	private final ServletProblemWriter writer;

	/**
	 * Create the responder.
	 * @param handler the walk
	 * @param writer writes the documents
	 */
	public ServletContainerResponder(ProblemHandler handler, ServletProblemWriter writer) {
		this.handler = handler;
		this.writer = writer;
	}

	/**
	 * Write a problem.
	 * @param status what the container decided on
	 * @param cause what the container knows
	 * @param request the request, of which anything may be missing
	 * @param response the response, not yet committed
	 * @throws IOException if the caller is gone
	 */
	public void respond(int status, @Nullable Throwable cause, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Throwable failure = ContainerFailure.of(status, cause);
		try {
			Problem present = ServletProblemResponder.problemOf(request);
			Problem problem = (present != null) ? present
					: this.handler.handle(failure, new ServletProblemContext(request, response, null));
			this.writer.write(problem, request, response);
		}
		catch (RuntimeException | Error ex) {
			ServletLastResort.respond(failure, ex, response);
		}
	}

}
