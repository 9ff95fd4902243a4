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

package dev.faultline.servlet.pages;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.faultline.pages.ProblemTypeResource;
import dev.faultline.pages.ProblemTypeResource.Representation;
import dev.faultline.servlet.ServletLocales;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Serves the problem types after all mappings of the application and before its static
 * resources, so that whatever the application has at these paths wins. People get a page,
 * programs a document.
 *
 * @since 0.1.0
 */
public class ServletProblemPages extends SimpleUrlHandlerMapping {

	/** Before the resources, which are at the very end. */
	private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 20;

	private static final List<String> METHODS = ProblemTypeResource.METHODS.stream().map(HttpMethod::name).toList();

	private final ProblemTypeResource resource;

	/**
	 * Create the pages.
	 * @param path the path of the list, without a slash at its end; the types are below
	 * @param resource finds what is served
	 */
	public ServletProblemPages(String path, ProblemTypeResource resource) {
		this.resource = resource;
		HttpRequestHandler types = (request, response) -> serve(null, request, response);
		// Spring extracts no variables where the path begins with that of a context or
		// servlet
		HttpRequestHandler type = (request, response) -> serve(ProblemTypeResource.slug(request.getRequestURI()),
				request, response);
		setUrlMap(Map.of(path, types, path + "/*", type));
		setOrder(ORDER);
	}

	private void serve(@Nullable String slug, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		if (request.getMethod().equals("OPTIONS")) {
			response.setHeader(HttpHeaders.ALLOW, ProblemTypeResource.ALLOW);
			return;
		}
		// exceptions of Spring's own, since these paths may be none of those that are
		// answered by us
		if (!METHODS.contains(request.getMethod())) {
			throw new HttpRequestMethodNotSupportedException(request.getMethod(), METHODS);
		}
		Representation found = this.resource.find(slug, request.getHeader(HttpHeaders.ACCEPT),
				ServletLocales.of(request, null));
		if (found == null) {
			throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), "");
		}
		ProblemTypeResource.headers()
			.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		if (!new ServletWebRequest(request, response).checkNotModified(found.etag())) {
			found.headers().forEach((name, values) -> response.setHeader(name, values.get(0)));
			response.getOutputStream().write(found.content());
		}
	}

}
