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
import java.util.Locale;
import java.util.Map;

import dev.faultline.ProblemTexts;
import dev.faultline.pages.ProblemTypeDocuments;
import dev.faultline.pages.ProblemTypePages;
import dev.faultline.render.ProblemMediaTypes;
import dev.faultline.servlet.ServletLocales;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
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

	private static final List<String> METHODS = List.of("GET", "HEAD");

	private static final String HTML = "text/html;charset=UTF-8";

	private final ProblemTypeDocuments documents;

	private final ProblemTypePages pages;

	private final ProblemTexts texts;

	/**
	 * Create the pages.
	 * @param path the path of the list, without a slash at its end; the types are below
	 * @param documents what programs get
	 * @param pages what people get
	 * @param texts knows the languages that there are
	 */
	public ServletProblemPages(String path, ProblemTypeDocuments documents, ProblemTypePages pages,
			ProblemTexts texts) {
		this.documents = documents;
		this.pages = pages;
		this.texts = texts;
		HttpRequestHandler types = (request, response) -> serve(null, request, response);
		HttpRequestHandler type = (request, response) -> serve(slug(request), request, response);
		setUrlMap(Map.of(path, types, path + "/*", type));
		setOrder(ORDER);
	}

	/**
	 * Spring extracts no variables where the path begins with that of a context or
	 * servlet. A slug has no character that is ever escaped.
	 * @param request the request
	 * @return the last segment of its path
	 */
	private static String slug(HttpServletRequest request) {
		String path = request.getRequestURI();
		return path.substring(path.lastIndexOf('/') + 1);
	}

	private void serve(@Nullable String slug, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		if (request.getMethod().equals("OPTIONS")) {
			response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
			return;
		}
		// exceptions of Spring's own, since these paths may be none of those that are
		// answered by us
		if (!METHODS.contains(request.getMethod())) {
			throw new HttpRequestMethodNotSupportedException(request.getMethod(), METHODS);
		}
		boolean html = ProblemMediaTypes.prefersHtml(request.getHeader(HttpHeaders.ACCEPT));
		Locale locale = this.texts.choose(ServletLocales.of(request, null));
		byte[] content = html ? page(slug, locale) : document(slug, locale);
		if (content == null) {
			throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), "");
		}
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		// asked for again each time, and as a rule answered with 304
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
		String etag = "\"" + DigestUtils.md5DigestAsHex(content) + "\"";
		if (new ServletWebRequest(request, response).checkNotModified(etag)) {
			return;
		}
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
		if (html) {
			response.setHeader("Content-Security-Policy", ProblemTypePages.SECURITY_POLICY);
		}
		response.setContentType(html ? HTML : MediaType.APPLICATION_JSON_VALUE);
		response.setContentLength(content.length);
		response.getOutputStream().write(content);
	}

	private byte @Nullable [] page(@Nullable String slug, Locale locale) {
		return (slug != null) ? this.pages.type(slug, locale) : this.pages.types(locale);
	}

	private byte @Nullable [] document(@Nullable String slug, Locale locale) {
		return (slug != null) ? this.documents.type(slug, locale) : this.documents.types(locale);
	}

}
