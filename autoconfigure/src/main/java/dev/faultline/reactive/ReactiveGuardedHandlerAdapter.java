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
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;

/**
 * Invokes handlers as the other adapters do, so that a fatal error in one that is invoked
 * late, after its arguments have come, is a failure like others.
 *
 * @since 0.1.0
 */
public class ReactiveGuardedHandlerAdapter implements HandlerAdapter, Ordered {

	private final Supplier<List<HandlerAdapter>> adapters;

	/**
	 * Create the adapter.
	 * @param adapters all adapters, in their order
	 */
	public ReactiveGuardedHandlerAdapter(Supplier<List<HandlerAdapter>> adapters) {
		this.adapters = SingletonSupplier.of(adapters);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supports(Object handler) {
		return adapterOf(handler) != null;
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		HandlerAdapter adapter = adapterOf(handler);
		if (adapter == null) {
			return Mono.error(() -> new IllegalStateException("No adapter for " + handler));
		}
		return FatalErrorGuard.guard(adapter.handle(exchange, handler), exchange);
	}

	private @Nullable HandlerAdapter adapterOf(Object handler) {
		for (HandlerAdapter adapter : this.adapters.get()) {
			if (adapter != this && adapter.supports(handler)) {
				return adapter;
			}
		}
		return null;
	}

}
