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

import dev.faultline.reactive.ReactiveProblemFilter;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Record what the handlers of Spring Security or of the application are given, who then
 * answer as before.
 */
final class RecordedHandlers {

	private RecordedHandlers() {
	}

	record Firewall(ServerExchangeRejectedHandler handler) implements ServerExchangeRejectedHandler {

		@Override
		public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
			SecurityRecord.of(exchange).refused(rejected);
			return this.handler.handle(exchange, rejected);
		}

	}

	record Denial(ServerAccessDeniedHandler handler) implements ServerAccessDeniedHandler {

		@Override
		public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
			SecurityRecord.of(exchange).refused(denied);
			if (!ReactiveProblemFilter.watches(exchange)) {
				return this.handler.handle(exchange, denied);
			}
			WordlessResponse response = new WordlessResponse(exchange.getResponse());
			return this.handler.handle(exchange.mutate().response(response).build(), denied);
		}

	}

	record EntryPoint(ServerAuthenticationEntryPoint entryPoint) implements ServerAuthenticationEntryPoint {

		@Override
		public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
			SecurityRecord.of(exchange).sentToEntryPoint();
			return this.entryPoint.commence(exchange, failure);
		}

	}

	record Converter(ServerAuthenticationConverter converter) implements ServerAuthenticationConverter {

		@Override
		public Mono<Authentication> convert(ServerWebExchange exchange) {
			return this.converter.convert(exchange)
				.doOnNext((credentials) -> SecurityRecord.of(exchange).authenticationBegins());
		}

	}

	record Success(ServerAuthenticationSuccessHandler handler) implements ServerAuthenticationSuccessHandler {

		@Override
		public Mono<Void> onAuthenticationSuccess(WebFilterExchange exchange, Authentication authentication) {
			SecurityRecord.of(exchange.getExchange()).authenticationSucceeds();
			return this.handler.onAuthenticationSuccess(exchange, authentication);
		}

	}

	record Failure(ServerAuthenticationFailureHandler handler) implements ServerAuthenticationFailureHandler {

		@Override
		public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException failure) {
			SecurityRecord.of(exchange.getExchange()).authenticationFails(failure);
			return this.handler.onAuthenticationFailure(exchange, failure);
		}

	}

}
