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

package dev.faultline.rules.upstream;

import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import dev.faultline.Causes;
import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Rules for {@code RestClient}, {@code RestTemplate} and HTTP interfaces on top of them:
 * what another service answers is never the caller's fault, so its 401, 404 or 409 is our
 * 502 (RFC 9110 section 15.6.3), and no answer in time is 504 (section 15.6.5).
 *
 * @since 0.1.0
 */
public class RestClientRules implements ProblemRules {

	private static final long LONGEST_WAIT = Duration.ofHours(1).toSeconds();

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public RestClientRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add(RestClientResponseException.class, this::response);
		registry.add(ResourceAccessException.class, this::noResponse);
		registry.add(RestClientException.class, this::unreadable);
	}

	private Problem response(RestClientResponseException failure, ProblemContext context) {
		return switch (failure.getStatusCode().value()) {
			case 408, 504 -> this.catalog.problem("upstream-timeout", failure).build();
			case 429, 503 -> unavailable(failure);
			default -> this.catalog.problem("upstream-error", failure).build();
		};
	}

	private Problem unavailable(RestClientResponseException failure) {
		ProblemBuilder problem = this.catalog.problem("service-unavailable", failure);
		HttpHeaders headers = failure.getResponseHeaders();
		Long seconds = (headers != null) ? seconds(headers.getFirst(HttpHeaders.RETRY_AFTER)) : null;
		return ((seconds != null) ? problem.header(HttpHeaders.RETRY_AFTER, seconds.toString()) : problem).build();
	}

	/**
	 * Read {@code Retry-After} (RFC 9110 section 10.2.3), which another service may have
	 * set to anything.
	 * @param value seconds or a date
	 * @return at least a second and at most an hour, or {@code null}
	 */
	private static @Nullable Long seconds(@Nullable String value) {
		if (value == null) {
			return null;
		}
		try {
			long seconds = value.matches("\\d{1,9}") ? Long.parseLong(value)
					: Duration
						.between(ZonedDateTime.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME))
						.toSeconds();
			return Math.min(Math.max(seconds, 1), LONGEST_WAIT);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private Problem noResponse(ResourceAccessException failure, ProblemContext context) {
		return this.catalog.problem(isTimeout(failure) ? "upstream-timeout" : "upstream-error", failure).build();
	}

	private Problem unreadable(RestClientException failure, ProblemContext context) {
		boolean ourRequest = failure.getCause() instanceof HttpMessageNotWritableException;
		String slug = ourRequest ? ProblemCatalog.FALLBACK : isTimeout(failure) ? "upstream-timeout" : "upstream-error";
		return this.catalog.problem(slug, failure).build();
	}

	private static boolean isTimeout(Throwable failure) {
		for (Throwable cause : Causes.of(failure)) {
			if (cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException
					|| cause.getClass().getSimpleName().endsWith("TimeoutException")) {
				return true;
			}
		}
		return false;
	}

}
