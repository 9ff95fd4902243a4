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

package dev.faultline.reactive.pages;

import java.util.LinkedHashSet;
import java.util.Map;

import dev.faultline.pages.ProblemTypeResource;
import dev.faultline.pages.ProblemTypeResource.Representation;
import dev.faultline.reactive.ReactiveLocales;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;

/**
 * Serves the problem types after all mappings of the application and before its static
 * resources, so that whatever the application has at these paths wins.
 *
 * @since 0.1.0
 */
public class ReactiveProblemPages extends SimpleUrlHandlerMapping {

	/** Before the resources, which are at the very end. */
	private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 20;

	private final ProblemTypeResource resource;

	/**
	 * Create the pages.
	 * @param path the path of the list, without a slash at its end; the types are below
	 * @param resource finds what is served
	 */
	public ReactiveProblemPages(String path, ProblemTypeResource resource) {
		super(Map.of(), ORDER);
		this.resource = resource;
		WebHandler types = (exchange) -> serve(null, exchange);
		WebHandler type = (exchange) -> serve(
				ProblemTypeResource.slug(exchange.getRequest().getPath().pathWithinApplication().value()), exchange);
		setUrlMap(Map.of(path, types, path + "/*", type));
	}

	private Mono<Void> serve(@Nullable String slug, ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		ServerHttpResponse response = exchange.getResponse();
		if (request.getMethod() == HttpMethod.OPTIONS) {
			response.getHeaders().set(HttpHeaders.ALLOW, ProblemTypeResource.ALLOW);
			return response.setComplete();
		}
		// exceptions of Spring's own, since these paths may be none of those that are
		// answered by us
		if (!ProblemTypeResource.METHODS.contains(request.getMethod())) {
			return Mono.error(new MethodNotAllowedException(request.getMethod(),
					new LinkedHashSet<>(ProblemTypeResource.METHODS)));
		}
		Representation found = this.resource.find(slug, request.getHeaders().getFirst(HttpHeaders.ACCEPT),
				ReactiveLocales.of(exchange));
		if (found == null) {
			return Mono.error(new NoResourceFoundException(request.getURI(), ""));
		}
		ProblemTypeResource.headers().forEach((name, values) -> response.getHeaders().addAll(name, values));
		if (exchange.checkNotModified(found.etag())) {
			return response.setComplete();
		}
		response.getHeaders().putAll(found.headers());
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(found.content())));
	}

}
