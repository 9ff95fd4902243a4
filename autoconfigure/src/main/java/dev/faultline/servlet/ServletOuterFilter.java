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

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what filters outside {@link ServletProblemFilter} throw. The container would
 * log it and ask for the error page, when the observation of the request is over.
 *
 * @since 0.1.0
 */
public class ServletOuterFilter extends OncePerRequestFilter {

	private final ServletProblemResponder responder;

	private volatile @Nullable String attributeName;

	/**
	 * Create the filter.
	 * @param responder answers the failures
	 */
	public ServletOuterFilter(ServletProblemResponder responder) {
		this.responder = responder;
	}

	// requests that do not fail pay for it too
	@Override
	protected String getAlreadyFilteredAttributeName() {
		String name = this.attributeName;
		if (name == null) {
			name = super.getAlreadyFilteredAttributeName();
			this.attributeName = name;
		}
		return name;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException | Error ex) {
			if (!this.responder.covers(request) || this.responder.isUnanswerable(ex, request, response)) {
				this.responder.reportLate(ex, request, response);
				throw ex;
			}
			this.responder.respond(ex, request, response);
		}
	}

}
