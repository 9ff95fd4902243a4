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

package dev.faultline.reactive.netty;

import dev.faultline.reactive.ReactiveProblemResponder;
import io.netty.channel.Channel;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Cuts the connection where a response fails that has begun, so that nobody takes a part
 * for all of it. Reactor Netty would do it too, but Spring and Reactor Netty would both
 * log an error that is logged.
 *
 * @since 0.1.0
 */
public class NettyConnectionCut implements WebExceptionHandler, Ordered {

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		Object response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		if (!ReactiveProblemResponder.isReported(exchange) || !(response instanceof HttpServerResponse netty)) {
			return Mono.error(failure);
		}
		return Mono.fromRunnable(() -> netty.withConnection((connection) -> cut(connection.channel())));
	}

	private static void cut(Channel channel) {
		channel.flush();
		channel.close();
	}

}
