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

import dev.faultline.RefusedRequest;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers statuses that filters and handlers give a response without content, as those of
 * Spring Security do, and catches errors that Reactor throws past every subscriber. It
 * stands outside of all filters of the application.
 *
 * @since 0.1.0
 */
public class ReactiveProblemFilter implements WebFilter, Ordered {

	/** Leaves room for what has to be outermost. */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

	private final ReactiveProblemResponder responder;

	/**
	 * Create the filter.
	 * @param responder answers the failures
	 */
	public ReactiveProblemFilter(ReactiveProblemResponder responder) {
		this.responder = responder;
	}

	/**
	 * Return whether a status without content will be answered.
	 * @param exchange the exchange, as a filter inside of this one sees it
	 * @return whether this filter is outside
	 */
	public static boolean watches(ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		while (response instanceof ServerHttpResponseDecorator decorator) {
			if (response instanceof ReactiveProblemResponse) {
				return true;
			}
			response = decorator.getDelegate();
		}
		return false;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!this.responder.covers(exchange)) {
			return chain.filter(exchange);
		}
		ServerHttpRequest request = exchange.getRequest();
		Throwable refused = RefusedRequest.failure(request.getMethod().name(), request.getPath().value());
		if (refused != null) {
			return this.responder.respondToException(refused, exchange);
		}
		return RequestGuard.around((guard) -> answer(exchange, new GuardedExchange(exchange, guard), chain));
	}

	private Mono<Void> answer(ServerWebExchange exchange, ServerWebExchange guarded, WebFilterChain chain) {
		ServerHttpResponse response = exchange.getResponse();
		ReactiveProblemResponse watched = new ReactiveProblemResponse(response);
		return chain.filter(guarded.mutate().response(watched).build()).then(Mono.defer(() -> {
			boolean unanswered = !watched.isWritten() && ReactiveProblemResponse.isUnanswered(response);
			HttpStatusCode status = response.getStatusCode();
			if (!unanswered || status == null) {
				return Mono.empty();
			}
			Throwable refusal = watched.refusal();
			return (refusal != null) ? this.responder.respondToException(refusal, exchange)
					: this.responder.respondToStatus(status, exchange);
		}));
	}

}
