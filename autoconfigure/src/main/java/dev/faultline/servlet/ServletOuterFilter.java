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

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers what filters outside {@link ServletProblemFilter} throw. The container would
 * log it and ask for the error page, when the observation of the request is over.
 *
 * @since 0.1.0
 */
public class ServletOuterFilter implements Filter {

	private final ServletProblemResponder responder;

	/**
	 * Create the filter.
	 * @param responder answers the failures
	 */
	public ServletOuterFilter(ServletProblemResponder responder) {
		this.responder = responder;
	}

	// no OncePerRequestFilter: its dispatches are in no other, and requests that do not
	// fail would pay for it too
	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException | Error ex) {
			if (!(request instanceof HttpServletRequest asking) || !(response instanceof HttpServletResponse answer)) {
				throw ex;
			}
			if (!this.responder.covers(asking) || this.responder.isUnanswerable(ex, asking, answer)) {
				this.responder.reportLate(ex, asking, answer);
				throw ex;
			}
			this.responder.respond(ex, asking, answer);
		}
	}

}
