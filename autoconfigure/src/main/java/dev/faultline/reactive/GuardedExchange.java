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

import java.security.Principal;

import dev.faultline.ProblemException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebSession;

/**
 * An exchange whose content, session and user come through the guard of the request,
 * since what they are waited for by runs on their threads.
 */
class GuardedExchange extends ServerWebExchangeDecorator {

	private final RequestGuard guard;

	private final ServerHttpRequest request;

	GuardedExchange(ServerWebExchange delegate, RequestGuard guard) {
		super(delegate);
		this.guard = guard;
		this.request = new ServerHttpRequestDecorator(delegate.getRequest()) {

			@Override
			public Flux<DataBuffer> getBody() {
				return guard.guard(super.getBody());
			}

		};
	}

	@Override
	public ServerHttpRequest getRequest() {
		return this.request;
	}

	@Override
	public Mono<MultiValueMap<String, String>> getFormData() {
		return this.guard.guard(super.getFormData().onErrorMap(IllegalArgumentException.class,
				// an escape that is none; what else is in the form is read as it is
				(failure) -> ProblemException.of("malformed-request").cause(failure).build()));
	}

	@Override
	public Mono<MultiValueMap<String, Part>> getMultipartData() {
		return this.guard.guard(super.getMultipartData());
	}

	@Override
	public Mono<WebSession> getSession() {
		return this.guard.guard(super.getSession());
	}

	@Override
	public <T extends Principal> Mono<T> getPrincipal() {
		return this.guard.guard(super.getPrincipal());
	}

}
