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

import dev.faultline.ProblemException;
import dev.faultline.pages.ProblemTypeDocuments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Serves the problem types after all mappings of the application and before its static
 * resources, so that whatever the application has at these paths wins.
 *
 * @since 0.1.0
 */
public class ServletProblemPages extends SimpleUrlHandlerMapping {

	/** Before the resources, which are at the very end. */
	private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 20;

	private static final String PATH = "/problems";

	private static final String SLUG = "slug";

	/**
	 * Create the pages.
	 * @param documents the documents to serve
	 */
	public ServletProblemPages(ProblemTypeDocuments documents) {
		HttpRequestHandler types = (request, response) -> write(documents.types(), request, response);
		HttpRequestHandler type = (request, response) -> {
			byte[] document = documents.type(slug(request));
			if (document == null) {
				throw ProblemException.of("not-found").build();
			}
			write(document, request, response);
		};
		setUrlMap(Map.of(PATH, types, PATH + "/{" + SLUG + "}", type));
		setOrder(ORDER);
	}

	private static String slug(HttpServletRequest request) {
		Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> map) ? String.valueOf(map.get(SLUG)) : "";
	}

	private static void write(byte[] document, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (!List.of("GET", "HEAD").contains(request.getMethod())) {
			throw ProblemException.of("method-not-allowed").header(HttpHeaders.ALLOW, "GET, HEAD").build();
		}
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setContentLength(document.length);
		response.getOutputStream().write(document);
	}

}
