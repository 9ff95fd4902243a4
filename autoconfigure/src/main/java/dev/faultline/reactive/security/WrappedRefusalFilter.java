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

import java.util.List;

import dev.faultline.Causes;
import dev.faultline.MeantAnswers;
import dev.faultline.ProblemHandler;
import dev.faultline.reactive.ReactiveProblemFilter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.context.SecurityContextServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Hands exceptions of Spring Security that the application has wrapped to the chain,
 * which does not look into causes as the one for servlets does. It stands right inside of
 * the chain, so that filters and handlers of the application see what they threw.
 *
 * @since 0.1.0
 */
public class WrappedRefusalFilter implements WebFilter, Ordered {

	/** Spring Security's chain is at -100. */
	private static final int ORDER = -99;

	private final AuthenticationTrustResolver callers = new AuthenticationTrustResolverImpl();

	private final ProblemHandler handler;

	/**
	 * Create the filter.
	 * @param handler knows what the application has declared for its exceptions
	 */
	public WrappedRefusalFilter(ProblemHandler handler) {
		this.handler = handler;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).onErrorResume((failure) -> {
			if (failure instanceof AuthorizationServiceException outage) {
				// for Spring Security, which handles it, one refusal is like another
				SecurityRecord.of(exchange).policiesFailed(outage);
			}
			Throwable refusal = isSecured(exchange) ? refusalIn(failure) : null;
			if (refusal == null || exchange.getResponse().isCommitted() || !ReactiveProblemFilter.watches(exchange)) {
				return Mono.error(failure);
			}
			return (refusal instanceof AccessDeniedException) ? denied(refusal, exchange) : Mono.error(refusal);
		});
	}

	private Mono<Void> denied(Throwable denied, ServerWebExchange exchange) {
		return exchange.getPrincipal()
			.filter((caller) -> !(caller instanceof Authentication known) || this.callers.isAuthenticated(known))
			.hasElement()
			.flatMap((known) -> {
				if (!known) {
					SecurityRecord.of(exchange).deniedToAnonymous();
				}
				return Mono.error(denied);
			});
	}

	private static boolean isSecured(ServerWebExchange exchange) {
		ServerWebExchange current = exchange;
		while (current instanceof ServerWebExchangeDecorator decorator) {
			if (current instanceof SecurityContextServerWebExchange) {
				return true;
			}
			current = decorator.getDelegate();
		}
		return false;
	}

	/**
	 * Find out whether a failure is a refusal at heart. That a user store or a policy
	 * engine cannot be reached is nobody's lack of credentials, and who wraps a refusal
	 * into something that has an answer means that answer.
	 * @param failure the failure
	 * @return the exception of Spring Security, or {@code null}
	 */
	private @Nullable Throwable refusalIn(Throwable failure) {
		List<Throwable> causes = Causes.of(failure);
		Throwable found = firstOf(AuthenticationException.class, causes);
		if (found == null) {
			found = firstOf(AccessDeniedException.class, causes);
		}
		if (found == null || found instanceof AuthenticationServiceException
				|| found instanceof AuthorizationServiceException) {
			return null;
		}
		return MeantAnswers.areAbove(found, failure, this.handler) ? null : found;
	}

	private static @Nullable Throwable firstOf(Class<? extends Throwable> type, List<Throwable> causes) {
		return causes.stream().filter(type::isInstance).findFirst().orElse(null);
	}

}
