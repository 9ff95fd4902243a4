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

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Hands what no exception handler of the application handles over to the walk. It stands
 * outside of all filters, before Spring Boot's own handler.
 *
 * @since 0.1.0
 */
public class ReactiveProblemExceptionHandler implements WebExceptionHandler, Ordered {

	/** Before Spring Boot's, which is -1. */
	static final int ORDER = -2;

	private final ReactiveProblemResponder responder;

	/**
	 * Create the handler.
	 * @param responder answers the failures
	 */
	public ReactiveProblemExceptionHandler(ReactiveProblemResponder responder) {
		this.responder = responder;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		return this.responder.respondToException(failure, exchange);
	}

}
