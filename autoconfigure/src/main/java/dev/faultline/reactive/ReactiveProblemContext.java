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
import java.util.Locale;
import java.util.Map;

import dev.faultline.ProblemContext;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * {@link ProblemContext} of an exchange of a WebFlux application.
 *
 * @since 0.1.0
 */
public class ReactiveProblemContext implements ProblemContext {

	private final ServerWebExchange exchange;

	ReactiveProblemContext(ServerWebExchange exchange) {
		this.exchange = exchange;
	}

	/**
	 * Return the exchange.
	 * @return the exchange, as the door got it
	 */
	public ServerWebExchange exchange() {
		return this.exchange;
	}

	@Override
	public String method() {
		return this.exchange.getRequest().getMethod().name();
	}

	@Override
	public String path() {
		String path = this.exchange.getRequest().getURI().getRawPath();
		return (path != null) ? path : "";
	}

	@Override
	public boolean hasPathVariables() {
		Object variables = this.exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return !(variables instanceof Map<?, ?> map) || !map.isEmpty();
	}

	@Override
	public boolean hasPathVariable(String name) {
		Object variables = this.exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return variables instanceof Map<?, ?> map && map.containsKey(name);
	}

	@Override
	public @Nullable String query() {
		return this.exchange.getRequest().getURI().getRawQuery();
	}

	@Override
	public @Nullable String header(String name) {
		return this.exchange.getRequest().getHeaders().getFirst(name);
	}

	@Override
	public Locale locale() {
		return ReactiveLocales.first(this.exchange);
	}

	@Override
	public List<Locale> locales() {
		return ReactiveLocales.of(this.exchange);
	}

	@Override
	public boolean hasContent() {
		HttpHeaders headers = this.exchange.getRequest().getHeaders();
		return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
	}

	@Override
	public boolean committed() {
		return this.exchange.getResponse().isCommitted();
	}

}
