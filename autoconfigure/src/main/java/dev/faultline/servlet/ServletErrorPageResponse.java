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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * The response while the error page is asked for, through all filters once more. Who may
 * not see the page is refused it, but that is not what he asked for, and would hide what
 * became of that.
 */
class ServletErrorPageResponse extends HttpServletResponseWrapper {

	private final ServletProblemResponder responder;

	private final Map<String, List<String>> headers = new LinkedHashMap<>();

	private boolean refused;

	ServletErrorPageResponse(HttpServletResponse response, ServletProblemResponder responder) {
		super(response);
		this.responder = responder;
		response.getHeaderNames().forEach((name) -> this.headers.put(name, new ArrayList<>(response.getHeaders(name))));
	}

	@Override
	public void setStatus(int status) {
		if (status < 400 || !isRefusal()) {
			super.setStatus(status);
		}
	}

	@Override
	public void sendError(int status) throws IOException {
		if (!isRefusal()) {
			super.sendError(status);
		}
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		if (!isRefusal()) {
			super.sendError(status, message);
		}
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		if (!isRefusal()) {
			super.sendRedirect(location);
		}
	}

	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
		if (!isRefusal()) {
			super.sendRedirect(location, status, clearBuffer);
		}
	}

	private boolean isRefusal() {
		if (!isCommitted() && this.responder.isRefusing()) {
			this.refused = true;
			return true;
		}
		return false;
	}

	/**
	 * Return to where the page had not been asked for.
	 * @return whether the page was refused
	 */
	boolean takeBack() {
		if (!this.refused || isCommitted()) {
			return false;
		}
		reset();
		// the cookie of a session that has just begun survives
		List.copyOf(getHeaderNames()).forEach((name) -> setHeader(name, null));
		this.headers.forEach((name, values) -> values.forEach((value) -> addHeader(name, value)));
		return true;
	}

}
