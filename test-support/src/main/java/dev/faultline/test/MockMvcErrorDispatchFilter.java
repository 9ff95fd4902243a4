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

package dev.faultline.test;

import java.io.IOException;

import dev.faultline.servlet.ServletProblemFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.WebUtils;

/**
 * The ERROR dispatch of a container, which MockMvc does not have: when a filter outside
 * of Faultline's sends an error or throws, Faultline's filter is asked once more.
 */
final class MockMvcErrorDispatchFilter implements Filter {

	private final ServletProblemFilter filter;

	MockMvcErrorDispatchFilter(ServletProblemFilter filter) {
		this.filter = filter;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		ErrorNotingResponse noting = new ErrorNotingResponse((HttpServletResponse) response);
		try {
			chain.doFilter(request, noting);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			if (response.isCommitted() || !dispatch(request, response, ex)) {
				throw ex;
			}
			return;
		}
		if (noting.error) {
			dispatch(request, response, null);
		}
	}

	private boolean dispatch(ServletRequest request, ServletResponse response, @Nullable Exception failure)
			throws IOException, ServletException {
		MockHttpServletRequest mockRequest = WebUtils.getNativeRequest(request, MockHttpServletRequest.class);
		MockHttpServletResponse mockResponse = WebUtils.getNativeResponse(response, MockHttpServletResponse.class);
		if (mockRequest == null || mockResponse == null) {
			return false;
		}
		boolean committed = mockResponse.isCommitted();
		mockResponse.setCommitted(false);
		mockRequest.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, mockRequest.getRequestURI());
		mockRequest.setAttribute(RequestDispatcher.ERROR_EXCEPTION, failure);
		mockRequest.setAttribute(RequestDispatcher.ERROR_STATUS_CODE,
				(failure != null) ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : mockResponse.getStatus());
		DispatcherType type = mockRequest.getDispatcherType();
		mockRequest.setDispatcherType(DispatcherType.ERROR);
		try {
			this.filter.doFilter(mockRequest, mockResponse, (left, unanswered) -> {
			});
		}
		finally {
			mockRequest.setDispatcherType(type);
		}
		boolean answered = mockResponse.getContentAsByteArray().length > 0;
		mockResponse.setCommitted(answered || committed);
		return answered;
	}

	/**
	 * Tells an error that was sent from a status that was set.
	 */
	private static final class ErrorNotingResponse extends HttpServletResponseWrapper {

		private boolean error;

		ErrorNotingResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public void sendError(int status) throws IOException {
			super.sendError(status);
			this.error = true;
		}

		@Override
		public void sendError(int status, String message) throws IOException {
			super.sendError(status, message);
			this.error = true;
		}

	}

}
