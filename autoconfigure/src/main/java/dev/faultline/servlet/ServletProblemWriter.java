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
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.faultline.Problem;
import dev.faultline.ProblemScope;
import dev.faultline.render.ContentHeaders;
import dev.faultline.render.ProblemRenderer;
import dev.faultline.render.ProblemRenderers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The one class that writes a problem to a servlet response. Headers that the response
 * has already stay, but for those that describe the content it was going to have.
 *
 * @since 0.1.0
 */
public class ServletProblemWriter {

	// names to look for are in lower case: a map that ignores the case need not copy them
	private static final String VARY = "vary";

	private static final String CONTENT_LANGUAGE = "content-language";

	private static final String CACHE_CONTROL = "cache-control";

	private final ProblemRenderers renderers;

	private final @Nullable String challenge;

	private final ProblemScope scope;

	/**
	 * Create the writer.
	 * @param renderers make the document
	 * @param challenge the {@code WWW-Authenticate} of a 401 that has none, which it must
	 * (RFC 9110 section 15.5.2), or {@code null}
	 * @param scope surrounds the writing
	 */
	public ServletProblemWriter(ProblemRenderers renderers, @Nullable String challenge, ProblemScope scope) {
		this.renderers = renderers;
		this.challenge = challenge;
		this.scope = scope;
	}

	/**
	 * Write a problem.
	 * @param problem the problem
	 * @param request the request, which says what the caller accepts
	 * @param response the response, not yet committed
	 * @throws IOException if the caller is gone
	 */
	public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Runnable closing = this.scope.open(problem);
		try {
			writeInScope(problem, request, response);
		}
		finally {
			closing.run();
		}
	}

	private void writeInScope(Problem problem, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		int status = problem.status().value();
		boolean hasContent = status >= 400;
		// a container makes a new text of a header each time
		ProblemRenderer renderer = this.renderers
			.select(this.renderers.vary() ? request.getHeader(HttpHeaders.ACCEPT) : null);
		byte[] document = hasContent ? renderer.render(problem) : new byte[0];
		response.resetBuffer();
		writeHead(problem, response);
		if (hasContent) {
			language(problem, response);
			response.setCharacterEncoding((String) null);
			String contentType = renderer.mediaType().toString();
			response.setContentType(contentType);
			response.setContentLength(document.length);
			noStore(response);
			if (this.renderers.vary()) {
				vary(List.of(HttpHeaders.ACCEPT), response);
			}
			output(problem, response, contentType).write(document);
		}
	}

	/**
	 * Write status and headers of a problem whose content somebody else makes.
	 * @param problem the problem
	 * @param response the response, not yet committed
	 */
	void writeHead(Problem problem, HttpServletResponse response) {
		int status = problem.status().value();
		for (String name : ContentHeaders.NAMES) {
			response.setHeader(name, null);
		}
		if (response.getStatus() == 401 && status != 401) {
			// the outage of an identity provider is no reason to ask for credentials
			// again
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, null);
		}
		response.setStatus(status);
		HttpHeaders headers = problem.headers();
		List<String> vary = headers.get(VARY);
		if (vary != null) {
			vary(vary, response);
		}
		// most problems have no others
		int known = ((vary != null) ? 1 : 0) + (headers.containsHeader(CONTENT_LANGUAGE) ? 1 : 0);
		if (headers.size() > known) {
			headers.forEach((name, values) -> replace(name, values, response));
		}
		if (status == 401 && this.challenge != null && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, this.challenge);
		}
	}

	private static void replace(String name, List<String> values, HttpServletResponse response) {
		if (!VARY.equalsIgnoreCase(name) && !CONTENT_LANGUAGE.equalsIgnoreCase(name)) {
			response.setHeader(name, null);
			values.forEach((value) -> response.addHeader(name, value));
		}
	}

	/**
	 * What CORS and others vary by stays.
	 * @param values the headers of the request that the problem depends on
	 * @param response the response
	 */
	private static void vary(List<String> values, HttpServletResponse response) {
		if (values.size() == 1 && values.get(0).indexOf(',') < 0 && response.getHeader(VARY) == null) {
			response.setHeader(HttpHeaders.VARY, values.get(0));
			return;
		}
		Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		known.addAll(namesIn(response.getHeaders(VARY)));
		for (String name : namesIn(values)) {
			if (!known.contains("*") && known.add(name)) {
				response.addHeader(HttpHeaders.VARY, name);
			}
		}
	}

	private static List<String> namesIn(Collection<String> values) {
		HttpHeaders headers = new HttpHeaders();
		headers.addAll(HttpHeaders.VARY, List.copyOf(values));
		return headers.getVary();
	}

	/**
	 * A view that failed may have set the locale of the response, which a container sends
	 * in place of the header.
	 * @param problem the problem
	 * @param response the response
	 */
	private static void language(Problem problem, HttpServletResponse response) {
		response.setLocale(null);
		String language = problem.headers().getFirst(CONTENT_LANGUAGE);
		if (language != null) {
			response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
		}
	}

	private static void noStore(HttpServletResponse response) {
		String present = response.getHeader(CACHE_CONTROL);
		if (present == null || !present.contains("no-store")) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
	}

	/**
	 * A handler that had begun to write text holds a writer, and a response gives away
	 * only one of writer and stream until it is reset.
	 * @param problem the problem
	 * @param response the response
	 * @param contentType what is written
	 * @return the stream
	 * @throws IOException if the caller is gone
	 */
	private OutputStream output(Problem problem, HttpServletResponse response, String contentType) throws IOException {
		try {
			return response.getOutputStream();
		}
		catch (IllegalStateException ex) {
			Map<String, List<String>> headers = new LinkedHashMap<>();
			Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
			names.addAll(response.getHeaderNames());
			// it has the character set of the writer
			names.remove(HttpHeaders.CONTENT_TYPE);
			names.forEach((name) -> headers.put(name, new ArrayList<>(response.getHeaders(name))));
			response.reset();
			response.setStatus(problem.status().value());
			headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
			response.setContentType(contentType);
			return response.getOutputStream();
		}
	}

}
