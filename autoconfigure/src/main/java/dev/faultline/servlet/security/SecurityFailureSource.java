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

package dev.faultline.servlet.security;

import java.util.List;

import dev.faultline.Causes;
import dev.faultline.MeantAnswers;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemException;
import dev.faultline.ProblemHandler;
import dev.faultline.render.Challenges;
import dev.faultline.servlet.ServletFailureSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;

/**
 * Tells what Spring Security meant by a status.
 *
 * @since 0.1.0
 */
public class SecurityFailureSource implements ServletFailureSource {

	private final ProblemHandler handler;

	private final boolean challenging;

	/**
	 * Create the source.
	 * @param handler knows what the application has declared for its exceptions
	 * @param challenging whether there is a challenge for anonymous callers of a chain
	 * that has no authentication mechanism of its own; without one, 401 is not allowed
	 * (RFC 9110 section 15.5.2)
	 */
	public SecurityFailureSource(ProblemHandler handler, boolean challenging) {
		this.handler = handler;
		this.challenging = challenging;
	}

	/**
	 * Spring Security looks for its exceptions among the causes too, in this order. That
	 * it cannot reach a user store or a policy engine is nobody's lack of credentials,
	 * and who wraps a refusal into something that has an answer means that answer.
	 */
	@Override
	public boolean owns(Throwable failure) {
		List<Throwable> causes = Causes.of(failure);
		Throwable authentication = firstOf(AuthenticationException.class, causes);
		Throwable refusal = (authentication != null) ? authentication : firstOf(AccessDeniedException.class, causes);
		boolean outage = refusal instanceof AuthenticationServiceException
				|| refusal instanceof AuthorizationServiceException;
		return refusal != null && !outage && !MeantAnswers.areAbove(refusal, failure, this.handler);
	}

	@Override
	public void left(Throwable failure) {
		AuthenticationException authentication = firstOf(AuthenticationException.class, Causes.of(failure));
		if (authentication != null) {
			// the entry point, which is told of it, answers as if there had been no
			// attempt
			RecordedAuthentication.failed(authentication);
		}
	}

	private static <T extends Throwable> @Nullable T firstOf(Class<T> type, List<Throwable> causes) {
		for (int i = 0; i < causes.size(); i++) {
			if (type.isInstance(causes.get(i))) {
				return type.cast(causes.get(i));
			}
		}
		return null;
	}

	@Override
	public void note(int status, HttpServletRequest request) {
		if (status == 401 || status == 403) {
			SecuritySender.note(status, request);
		}
	}

	@Override
	public boolean isRefusing() {
		return switch (SecuritySender.current()) {
			case NO_MECHANISM, ENTRY_POINT, FACTOR, AUTHENTICATION, SESSION, DENIED, CSRF -> true;
			case FIREWALL, OTHER -> false;
		};
	}

	@Override
	public @Nullable Throwable find(int status, HttpServletRequest request, HttpServletResponse response) {
		return switch (status) {
			case 401 -> unauthorized(request, response);
			case 403 -> forbidden(request, response);
			case 400 -> badRequest(request, response);
			default -> null;
		};
	}

	private Throwable unauthorized(HttpServletRequest request, HttpServletResponse response) {
		if (bearerError(response, "invalid_token")) {
			return named("invalid-token");
		}
		SecuritySender sender = SecuritySender.of(401, request);
		if (sender == SecuritySender.FACTOR) {
			return named("authentication-required");
		}
		Throwable recorded = RecordedAuthentication.failureOf(request);
		if (recorded != null) {
			return recorded;
		}
		String slug = switch (sender) {
			case ENTRY_POINT -> "authentication-required";
			case SESSION -> "session-limit";
			// known, and yet turned away
			case AUTHENTICATION ->
				RecordedAuthentication.isSuccessOf(request) ? "session-limit" : "invalid-credentials";
			default -> (request.getHeader(HttpHeaders.AUTHORIZATION) != null) ? "invalid-credentials"
					: "authentication-required";
		};
		return named(slug);
	}

	private @Nullable Throwable forbidden(HttpServletRequest request, HttpServletResponse response) {
		if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof Throwable denied) {
			return denied;
		}
		if (bearerError(response, "insufficient_scope")) {
			return named("insufficient-scope");
		}
		return switch (SecuritySender.of(403, request)) {
			case NO_MECHANISM -> withoutMechanism(request);
			case ENTRY_POINT -> named("access-denied-anonymous");
			case DENIED, FACTOR -> named("access-denied");
			case CSRF -> named("csrf-rejected");
			default -> null;
		};
	}

	private Throwable withoutMechanism(HttpServletRequest request) {
		Throwable recorded = RecordedAuthentication.failureOf(request);
		if (recorded != null && (this.challenging || recorded instanceof AuthenticationServiceException)) {
			return recorded;
		}
		return named(this.challenging ? "authentication-required" : "access-denied-anonymous");
	}

	/**
	 * The firewall refuses a method that nobody knows as it refuses a malformed path.
	 * Such a method is 501 (RFC 9110 section 9.1).
	 * @param request the request
	 * @param response the response
	 * @return what Spring Security meant, or {@code null} if it was not the sender
	 */
	private @Nullable Throwable badRequest(HttpServletRequest request, HttpServletResponse response) {
		if (bearerError(response, "invalid_request")) {
			return named("malformed-request");
		}
		if (SecuritySender.current() == SecuritySender.FIREWALL) {
			boolean known = ProblemContext.KNOWN_METHODS.contains(request.getMethod());
			return named(known ? "request-rejected" : "not-implemented");
		}
		return null;
	}

	private static boolean bearerError(HttpServletResponse response, String code) {
		return Challenges.haveBearerError(response.getHeaders(HttpHeaders.WWW_AUTHENTICATE), code);
	}

	private static Throwable named(String slug) {
		return ProblemException.of(slug).unthrown().build();
	}

}
