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

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Marks connections whose request has reached the filters of the application. What they
 * answer without content stays like that, if nothing else says otherwise.
 *
 * @since 0.1.0
 */
public class NettyApplicationMark implements WebFilter, Ordered {

	private static final AttributeKey<Boolean> MARK = AttributeKey.valueOf(NettyApplicationMark.class, "mark");

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		Object nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
		if (nativeRequest instanceof HttpServerRequest netty) {
			netty.withConnection((connection) -> connection.channel().attr(MARK).set(true));
		}
		return chain.filter(exchange);
	}

	static boolean isPresent(Channel channel) {
		return channel.hasAttr(MARK) && channel.attr(MARK).get() != null;
	}

	static void remove(Channel channel) {
		if (isPresent(channel)) {
			channel.attr(MARK).set(null);
		}
	}

}
