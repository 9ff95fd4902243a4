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

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The error page of a management port, in place of Boot's, which is a document of another
 * kind.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class ServletProblemErrorPage extends HttpServlet {

	private final transient ServletProblemResponder responder;

	/**
	 * Create the page.
	 * @param responder answers the failures
	 */
	public ServletProblemErrorPage(ServletProblemResponder responder) {
		this.responder = responder;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!response.isCommitted()) {
			this.responder.respondToDispatch(request, response);
		}
	}

}
