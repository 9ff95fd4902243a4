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

import dev.faultline.RefusedRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.util.WebUtils;

/**
 * Answers what leaves the filters within: exceptions, {@code sendError}, and statuses
 * without a body. It stands outside Spring Security and leaves all of that as it is.
 *
 * @since 0.1.0
 */
public class ServletProblemFilter implements Filter {

	private final ServletProblemResponder responder;

	/**
	 * Create the filter.
	 * @param responder answers the failures
	 */
	public ServletProblemFilter(ServletProblemResponder responder) {
		this.responder = responder;
	}

	// no OncePerRequestFilter: where a request comes here again, it is another dispatch,
	// and requests that do not fail would pay for it too
	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request instanceof HttpServletRequest asking && response instanceof HttpServletResponse answer
				&& this.responder.covers(asking)) {
			filter(asking, answer, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getDispatcherType() == DispatcherType.ERROR) {
			filterError(request, response, chain);
			return;
		}
		Throwable refused = RefusedRequest.failure(request.getMethod(), request.getRequestURI());
		if (refused != null) {
			this.responder.respond(refused, request, response);
			return;
		}
		ServletProblemResponse present = WebUtils.getNativeResponse(response, ServletProblemResponse.class);
		if (present != null) {
			// the dispatch of an asynchronous result
			filter(request, response, present, chain);
		}
		else {
			ServletProblemResponse wrapper = new ServletProblemResponse(request, response, this.responder);
			filter(request, wrapper, wrapper, chain);
		}
	}

	private void filterError(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (response.isCommitted()) {
			chain.doFilter(request, response);
		}
		else if (this.responder.prefersPage(request)) {
			ServletErrorPageResponse page = new ServletErrorPageResponse(response, this.responder);
			chain.doFilter(request, page);
			if (page.takeBack()) {
				this.responder.respondToDispatch(request, response);
			}
		}
		else {
			this.responder.respondToDispatch(request, response);
		}
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, ServletProblemResponse wrapper,
			FilterChain chain) throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException | Error ex) {
			if (this.responder.isUnanswerable(ex, request, response)) {
				this.responder.reportLate(ex, request, response);
				throw ex;
			}
			this.responder.respond(ex, request, response);
			return;
		}
		Throwable unanswered = request.isAsyncStarted() ? null : wrapper.unanswered();
		if (unanswered != null) {
			this.responder.respond(unanswered, request, response);
		}
	}

}
