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

import dev.faultline.GatewayRefusal;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/**
 * Knows what the filters of Spring Cloud Gateway mean by a status. A status that another
 * service answered never comes here, since the gateway writes its content, even if there
 * is none.
 *
 * @since 0.1.0
 */
public class GatewayFailureSource implements ReactiveFailureSource, Ordered {

	/** Set once a route is found; the name of an attribute of the gateway. */
	private static final String ROUTE = "org.springframework.cloud.gateway.support.ServerWebExchangeUtils.gatewayRoute";

	@Override
	public @Nullable Throwable find(HttpStatusCode status, ServerWebExchange exchange) {
		return (exchange.getAttribute(ROUTE) != null) ? GatewayRefusal.of(status.value()) : null;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
