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

import dev.faultline.ProblemException;
import dev.faultline.reactive.ReactiveFailureSource;
import dev.faultline.render.Challenges;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells what Spring Security meant by a status, and by a failure.
 *
 * @since 0.1.0
 */
public class ReactiveSecurityFailureSource implements ReactiveFailureSource {

	private final boolean challenging;

	/**
	 * Create the source.
	 * @param challenging whether there is a challenge for anonymous callers of a chain
	 * that has no authentication mechanism of its own; without one, 401 is not allowed
	 * (RFC 9110 section 15.5.2)
	 */
	public ReactiveSecurityFailureSource(boolean challenging) {
		this.challenging = challenging;
	}

	/**
	 * For servlets, Spring Security itself says that a user store or a key set failed.
	 */
	@Override
	public Throwable meaningOf(Throwable failure, ServerWebExchange exchange) {
		SecurityRecord record = SecurityRecord.of(exchange);
		if (failure instanceof AccessDeniedException) {
			return record.isDeniedToAnonymous() ? anonymous(failure) : failure;
		}
		boolean said = failure instanceof AuthenticationException || failure instanceof ErrorResponse
				|| failure instanceof ProblemException || failure instanceof Error;
		return (record.isAuthenticating() && !said)
				? new InternalAuthenticationServiceException(failure.getMessage(), failure) : failure;
	}

	private Throwable anonymous(Throwable denied) {
		return named(this.challenging ? "authentication-required" : "access-denied-anonymous", denied);
	}

	@Override
	public @Nullable Throwable find(HttpStatusCode status, ServerWebExchange exchange) {
		SecurityRecord record = SecurityRecord.of(exchange);
		boolean refused = status.value() == 401 || status.value() == 403;
		if (refused && record.failedPolicies() != null) {
			return record.failedPolicies();
		}
		return switch (status.value()) {
			case 401 -> unauthorized(record, exchange);
			case 403 -> forbidden(record, exchange);
			case 400 -> badRequest(record, exchange);
			default -> null;
		};
	}

	private static Throwable unauthorized(SecurityRecord record, ServerWebExchange exchange) {
		AuthenticationException failure = record.failedAuthentication();
		if (bearerError(exchange, "invalid_token")) {
			return named("invalid-token", failure);
		}
		if (failure != null) {
			return failure;
		}
		String credentials = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
		// an entry point asks for credentials that nobody has, or that nobody could read
		boolean refused = record.isSentToEntryPoint() ? Challenges.askAgain(challenges(exchange), credentials)
				: credentials != null;
		return named(refused ? "invalid-credentials" : "authentication-required", record.refusal());
	}

	private static @Nullable Throwable forbidden(SecurityRecord record, ServerWebExchange exchange) {
		if (bearerError(exchange, "insufficient_scope")) {
			return named("insufficient-scope", record.refusal());
		}
		if (record.refusal() instanceof AccessDeniedException denied) {
			// who fails inside of the chain refuses, see above for the others
			return (denied instanceof AuthorizationServiceException) ? named("access-denied", denied) : denied;
		}
		if (!record.isSentToEntryPoint()) {
			return null;
		}
		AuthenticationException failure = record.failedAuthentication();
		return (failure instanceof AuthenticationServiceException) ? failure
				: named("access-denied-anonymous", failure);
	}

	private static @Nullable Throwable badRequest(SecurityRecord record, ServerWebExchange exchange) {
		if (bearerError(exchange, "invalid_request")) {
			return named("malformed-request", record.failedAuthentication());
		}
		return (record.refusal() instanceof ServerExchangeRejectedException rejected) ? rejected : null;
	}

	private static boolean bearerError(ServerWebExchange exchange, String code) {
		return Challenges.haveBearerError(challenges(exchange), code);
	}

	private static List<String> challenges(ServerWebExchange exchange) {
		return exchange.getResponse().getHeaders().getOrEmpty(HttpHeaders.WWW_AUTHENTICATE);
	}

	private static Throwable named(String slug, @Nullable Throwable cause) {
		return ProblemException.of(slug).cause(cause).unthrown().build();
	}

}
