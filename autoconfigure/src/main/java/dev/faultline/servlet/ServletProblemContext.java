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

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.faultline.ProblemContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.LocaleResolver;

/**
 * {@link ProblemContext} of a servlet request.
 *
 * @since 0.1.0
 */
public class ServletProblemContext implements ProblemContext {

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final @Nullable LocaleResolver localeResolver;

	ServletProblemContext(HttpServletRequest request, HttpServletResponse response,
			@Nullable LocaleResolver localeResolver) {
		this.request = request;
		this.response = response;
		this.localeResolver = localeResolver;
	}

	/**
	 * Return the request.
	 * @return the request, as the door got it
	 */
	public HttpServletRequest request() {
		return this.request;
	}

	@Override
	public String method() {
		String method = original(RequestDispatcher.ERROR_METHOD, this.request.getMethod());
		return (method != null) ? method : "";
	}

	@Override
	public String path() {
		String path = original(RequestDispatcher.ERROR_REQUEST_URI, this.request.getRequestURI());
		return (path != null) ? path : "";
	}

	@Override
	public boolean hasPathVariables() {
		// on an ERROR dispatch these are the variables of the error page
		boolean known = this.request.getDispatcherType() != DispatcherType.ERROR;
		Object variables = this.request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return !known || !(variables instanceof Map<?, ?> map) || !map.isEmpty();
	}

	@Override
	public @Nullable String query() {
		return original(RequestDispatcher.ERROR_QUERY_STRING, this.request.getQueryString());
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeader(name);
	}

	@Override
	public Locale locale() {
		return ServletLocales.first(this.request, this.localeResolver);
	}

	@Override
	public List<Locale> locales() {
		return ServletLocales.of(this.request, this.localeResolver);
	}

	@Override
	public boolean hasContent() {
		return this.request.getContentLengthLong() > 0 || header(HttpHeaders.TRANSFER_ENCODING) != null;
	}

	@Override
	public boolean committed() {
		return this.response.isCommitted() && !ServletErrorDispatch.isPending(this.request, this.response);
	}

	boolean isAsyncDispatch() {
		return this.request.getDispatcherType() == DispatcherType.ASYNC;
	}

	/**
	 * On an ERROR dispatch the request is one for the error page.
	 * @param name name of the attribute that holds what the caller sent
	 * @param present what the request says
	 * @return what the caller sent
	 */
	private @Nullable String original(String name, @Nullable String present) {
		return (this.request.getAttribute(name) instanceof String original) ? original : present;
	}

}
