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
import java.io.PrintWriter;

import dev.faultline.Problem;
import dev.faultline.ProblemException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an error from the container, which would dispatch it through all filters once
 * more, Spring Security's included.
 */
class ServletProblemResponse extends HttpServletResponseWrapper {

	private final HttpServletRequest request;

	private final ServletProblemResponder responder;

	private @Nullable Throwable failure;

	private boolean written;

	ServletProblemResponse(HttpServletRequest request, HttpServletResponse response,
			ServletProblemResponder responder) {
		super(response);
		this.request = request;
		this.responder = responder;
	}

	@Override
	public void sendError(int status) throws IOException {
		keep(status, null);
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		keep(status, message);
	}

	private void keep(int status, @Nullable String message) throws IOException {
		if (status < 400 || isCommitted()) {
			// the container throws if it is too late
			pass(status, message);
			return;
		}
		if (this.responder.prefersPage(this.request)) {
			sendPage(status, message);
			return;
		}
		// asked now, while the one who sends it can still be told from the others
		this.failure = this.responder.failureBehind(status, this.request, this);
		resetBuffer();
		// whose it is has just been asked
		super.setStatus(status);
	}

	/**
	 * What a source knows may be another status than the one that is sent.
	 * @param status the status
	 * @param message the message, which an error page of the application may show
	 * @throws IOException if the caller is gone
	 */
	private void sendPage(int status, @Nullable String message) throws IOException {
		Throwable known = this.responder.knownFailureBehind(status, this.request, this);
		if (known != null) {
			super.setStatus(status);
			this.responder.respond(known, this.request, (HttpServletResponse) getResponse());
		}
		else {
			pass(status, message);
		}
	}

	private void pass(int status, @Nullable String message) throws IOException {
		if (message != null) {
			super.sendError(status, message);
		}
		else {
			super.sendError(status);
		}
	}

	@Override
	public void setStatus(int status) {
		if ((status == 401 || status == 403) && !isAnswer(status)) {
			this.responder.note(status, this.request);
		}
		super.setStatus(status);
	}

	/**
	 * Our own answers pass through here too, and to find out who else sends a status
	 * takes a walk over the stack.
	 * @param status the status
	 * @return whether it is that of the problem that is being written
	 */
	private boolean isAnswer(int status) {
		Problem problem = ServletProblemResponder.problemOf(this.request);
		return problem != null && problem.status().value() == status;
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		Throwable refusal = refusal();
		if (refusal != null) {
			this.failure = refusal;
			return new DiscardedContent();
		}
		this.written = true;
		return super.getOutputStream();
	}

	private @Nullable Throwable refusal() {
		int status = getStatus();
		if ((status != 403 && status != 416) || isAnswer(status) || this.responder.prefersPage(this.request)) {
			return null;
		}
		if (status == 416) {
			return SpringRefusal.isOfRange() ? this.responder.failureBehind(status, this.request, this) : null;
		}
		return SpringRefusal.isOfOrigin() ? ProblemException.of("cors-rejected").unthrown().build() : null;
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		this.written = true;
		return super.getWriter();
	}

	@Override
	public void flushBuffer() throws IOException {
		if (this.failure == null) {
			super.flushBuffer();
		}
	}

	@Override
	public void reset() {
		super.reset();
		this.written = false;
		this.failure = null;
	}

	/**
	 * Return what is still to be answered.
	 * @return the failure, or {@code null} if the response is complete
	 */
	@Nullable Throwable unanswered() {
		if (isCommitted()) {
			return null;
		}
		if (this.failure == null && !this.written && getStatus() >= 400 && !this.responder.prefersPage(this.request)) {
			return this.responder.failureBehind(getStatus(), this.request, this);
		}
		return this.failure;
	}

}
