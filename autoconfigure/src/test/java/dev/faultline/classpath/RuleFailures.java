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

package dev.faultline.classpath;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.FeignException;
import feign.Request;
import feign.Response;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.eclipse.jetty.http.HttpException;
import org.hibernate.exception.ConstraintViolationException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.MethodNotAllowedException;

/**
 * A failure for each family of rules that look inside, as far as its library is there.
 * Each is made in a class of its own, so that an absent library is never linked.
 */
final class RuleFailures {

	private static final HttpInputMessage NO_MESSAGE = new MockHttpInputMessage(new byte[0]);

	private RuleFailures() {
	}

	// lambdas, since a method reference would link its class before it is called
	static Map<Throwable, String> present() {
		Map<Throwable, String> failures = new IdentityHashMap<>();
		failures.put(new HttpMessageNotReadableException("none", NO_MESSAGE), "missing-body");
		failures.put(new MultipartException("none"), "unsupported-media-type");
		failures.put(new MethodNotAllowedException(HttpMethod.PUT, List.of(HttpMethod.GET)), "method-not-allowed");
		failures.put(new ResourceAccessException("slow", new SocketTimeoutException()), "upstream-timeout");
		add(failures, "org.springframework.web.servlet.DispatcherServlet", "method-not-allowed",
				() -> OfWebMvc.methodNotSupported());
		add(failures, "tools.jackson.databind.json.JsonMapper", "malformed-body", () -> OfJackson.brokenJson());
		add(failures, "com.fasterxml.jackson.databind.ObjectMapper", "malformed-body", () -> OfJackson2.brokenJson());
		add(failures, "jakarta.validation.ConstraintViolationException", "internal-error",
				() -> OfValidation.noViolations());
		failures.put(new SQLException("twice", "23505"), "already-exists");
		failures.put(new SQLTimeoutException("locked", "HYT00", 50200), "busy");
		add(failures, "org.springframework.dao.DataAccessException", "concurrent-modification",
				() -> OfData.lostUpdate());
		add(failures, "org.springframework.dao.DataAccessException", "invalid-reference", () -> OfData.noReference());
		add(failures, "org.springframework.dao.DataAccessException", "service-unavailable",
				() -> OfData.brokenTransaction());
		add(failures, "io.r2dbc.spi.R2dbcException", "already-exists", () -> OfR2dbc.duplicate());
		add(failures, "org.hibernate.Session", "already-exists", () -> OfHibernate.duplicate());
		add(failures, "org.postgresql.util.PSQLException", "busy", () -> OfPostgres.deadlock());
		add(failures, "org.springframework.security.core.AuthenticationException", "invalid-credentials",
				() -> OfSecurity.badCredentials());
		add(failures, "org.springframework.security.web.FilterChainProxy", "request-rejected",
				() -> OfSecurity.requestRejected());
		add(failures, "org.apache.tomcat.util.http.InvalidParameterException", "malformed-request",
				() -> OfTomcat.invalidParameter());
		add(failures, "org.eclipse.jetty.http.HttpException", "malformed-request", () -> OfJetty.badMessage());
		add(failures, "org.springframework.web.reactive.function.client.WebClientResponseException", "upstream-error",
				() -> OfWebClient.notFound());
		add(failures, "feign.FeignException", "upstream-error", () -> OfFeign.notFound());
		add(failures, "io.github.resilience4j.circuitbreaker.CallNotPermittedException", "service-unavailable",
				() -> OfCircuitBreaker.open());
		add(failures, "io.github.resilience4j.ratelimiter.RequestNotPermitted", "too-many-requests",
				() -> OfRateLimiter.spent());
		return failures;
	}

	private static void add(Map<Throwable, String> failures, String className, String slug,
			Supplier<Throwable> failure) {
		if (ClassUtils.isPresent(className, null)) {
			failures.put(failure.get(), slug);
		}
	}

	private static final class OfWebMvc {

		static Throwable methodNotSupported() {
			return new HttpRequestMethodNotSupportedException("PUT", List.of("GET"));
		}

	}

	private static final class OfJackson {

		static Throwable brokenJson() {
			try {
				return new IllegalStateException(JsonMapper.builder().build().readTree("{\"a\":").toString());
			}
			catch (JacksonException ex) {
				return new HttpMessageNotReadableException("broken", ex, NO_MESSAGE);
			}
		}

	}

	private static final class OfJackson2 {

		static Throwable brokenJson() {
			try {
				return new IllegalStateException(new ObjectMapper().readTree("{\"a\":").toString());
			}
			catch (JsonProcessingException ex) {
				return new HttpMessageNotReadableException("broken", ex, NO_MESSAGE);
			}
		}

	}

	private static final class OfValidation {

		static Throwable noViolations() {
			return new jakarta.validation.ConstraintViolationException(Set.of());
		}

	}

	private static final class OfData {

		static Throwable lostUpdate() {
			return new OptimisticLockingFailureException("lost");
		}

		static Throwable noReference() {
			return new DataIntegrityViolationException("nowhere", new SQLException("nowhere", "23503"));
		}

		static Throwable brokenTransaction() {
			return new TransactionSystemException("broken", new SQLException("broken", "08006"));
		}

	}

	private static final class OfR2dbc {

		static Throwable duplicate() {
			return new R2dbcDataIntegrityViolationException("twice", "23505");
		}

	}

	private static final class OfHibernate {

		static Throwable duplicate() {
			return new ConstraintViolationException("twice", new SQLException("twice", "23000"), "none",
					ConstraintViolationException.ConstraintKind.UNIQUE, "none");
		}

	}

	private static final class OfPostgres {

		static Throwable deadlock() {
			return new PSQLException("deadlock", PSQLState.DEADLOCK_DETECTED);
		}

	}

	private static final class OfSecurity {

		static Throwable badCredentials() {
			return new BadCredentialsException("wrong");
		}

		static Throwable requestRejected() {
			return new RequestRejectedException("refused");
		}

	}

	private static final class OfWebClient {

		static Throwable notFound() {
			return WebClientResponseException.create(404, "none", new HttpHeaders(), new byte[0], null);
		}

	}

	private static final class OfFeign {

		static Throwable notFound() {
			Request request = Request.create(Request.HttpMethod.GET, "http://127.0.0.1/", Map.of(), null, null, null);
			return FeignException.errorStatus("get",
					Response.builder().status(404).request(request).headers(Map.of()).build());
		}

	}

	private static final class OfCircuitBreaker {

		static Throwable open() {
			return CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("open"));
		}

	}

	private static final class OfRateLimiter {

		static Throwable spent() {
			return RequestNotPermitted.createRequestNotPermitted(RateLimiter.ofDefaults("spent"));
		}

	}

	private static final class OfTomcat {

		static Throwable invalidParameter() {
			return new InvalidParameterException("bad");
		}

	}

	private static final class OfJetty {

		static Throwable badMessage() {
			return new HttpException.RuntimeException(400, "bad");
		}

	}

}
