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

package dev.faultline.reactive.security;

import java.lang.StackWalker.StackFrame;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.web.server.authorization.HttpStatusServerAccessDeniedHandler;

/**
 * A response that drops the words "Access Denied" of Spring Security's own handler, which
 * cannot be told to send a status only. What anybody else writes is left alone.
 */
class WordlessResponse extends ServerHttpResponseDecorator {

	private static final StackWalker STACK = StackWalker.getInstance();

	WordlessResponse(ServerHttpResponse response) {
		super(response);
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		// here, since the words come as soon as the handler is called
		if (!STACK.walk((frames) -> frames.skip(1).findFirst())
			.map(WordlessResponse::isOfSpringSecurity)
			.orElse(false)) {
			return super.writeWith(body);
		}
		getHeaders().remove(HttpHeaders.CONTENT_TYPE);
		return Flux.from(body).doOnNext(DataBufferUtils::release).then(Mono.defer(this::setComplete));
	}

	private static boolean isOfSpringSecurity(StackFrame caller) {
		return caller.getClassName().equals(HttpStatusServerAccessDeniedHandler.class.getName());
	}

}
