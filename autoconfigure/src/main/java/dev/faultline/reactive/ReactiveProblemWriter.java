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

package dev.faultline.reactive;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.faultline.Problem;
import dev.faultline.ProblemScope;
import dev.faultline.render.ContentHeaders;
import dev.faultline.render.ProblemRenderer;
import dev.faultline.render.ProblemRenderers;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The one class that writes a problem to a response of a WebFlux application. Headers
 * that the response has already stay, but for those that describe the content it was
 * going to have.
 *
 * @since 0.1.0
 */
public class ReactiveProblemWriter {

	private final ProblemRenderers renderers;

	private final @Nullable String challenge;

	private final ProblemScope scope;

	/**
	 * Create the writer.
	 * @param renderers make the document
	 * @param challenge the {@code WWW-Authenticate} of a 401 that has none, which it must
	 * (RFC 9110 section 15.5.2), or {@code null}
	 * @param scope surrounds the rendering
	 */
	public ReactiveProblemWriter(ProblemRenderers renderers, @Nullable String challenge, ProblemScope scope) {
		this.renderers = renderers;
		this.challenge = challenge;
		this.scope = scope;
	}

	/**
	 * Write a problem.
	 * @param problem the problem
	 * @param request the request, which says what the caller accepts
	 * @param response the response, not yet committed
	 * @return completes when it is written
	 */
	public Mono<Void> write(Problem problem, ServerHttpRequest request, ServerHttpResponse response) {
		boolean hasContent = problem.status().value() >= 400;
		ProblemRenderer renderer = this.renderers.select(request.getHeaders().getFirst(HttpHeaders.ACCEPT));
		byte[] document = hasContent ? this.scope.within(problem, () -> renderer.render(problem)) : new byte[0];
		writeHead(problem, response);
		if (!hasContent) {
			return response.setComplete();
		}
		HttpHeaders headers = response.getHeaders();
		String language = problem.headers().getFirst(HttpHeaders.CONTENT_LANGUAGE);
		if (language != null) {
			headers.set(HttpHeaders.CONTENT_LANGUAGE, language);
		}
		headers.setContentType(renderer.mediaType());
		headers.setContentLength(document.length);
		// last, since Spring Security adds none of its headers where it finds this one
		response.beforeCommit(() -> Mono.fromRunnable(() -> noStore(headers)));
		if (this.renderers.vary()) {
			vary(List.of(HttpHeaders.ACCEPT), headers);
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(document)));
	}

	/**
	 * Write status and headers of a problem whose content somebody else makes.
	 * @param problem the problem
	 * @param response the response, not yet committed
	 */
	void writeHead(Problem problem, ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		ContentHeaders.NAMES.forEach(headers::remove);
		int status = problem.status().value();
		if (HttpStatus.UNAUTHORIZED.equals(response.getStatusCode()) && status != 401) {
			// the outage of an identity provider is no reason to ask for credentials
			// again
			headers.remove(HttpHeaders.WWW_AUTHENTICATE);
		}
		response.setStatusCode(problem.status());
		problem.headers().forEach((name, values) -> {
			if (HttpHeaders.VARY.equalsIgnoreCase(name)) {
				vary(problem.headers().getVary(), headers);
			}
			else if (!HttpHeaders.CONTENT_LANGUAGE.equalsIgnoreCase(name)) {
				headers.put(name, List.copyOf(values));
			}
		});
		if (status == 401 && this.challenge != null && !headers.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
			headers.set(HttpHeaders.WWW_AUTHENTICATE, this.challenge);
		}
	}

	/**
	 * What CORS and others vary by stays.
	 * @param names the headers of the request that the problem depends on
	 * @param headers the headers of the response
	 */
	private static void vary(List<String> names, HttpHeaders headers) {
		Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		known.addAll(headers.getVary());
		for (String name : names) {
			if (!known.contains("*") && known.add(name)) {
				headers.add(HttpHeaders.VARY, name);
			}
		}
	}

	private static void noStore(HttpHeaders headers) {
		String present = headers.getCacheControl();
		if (present == null || !present.contains("no-store")) {
			headers.setCacheControl("no-store");
		}
	}

}
