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

package dev.faultline.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.faultline.servlet.TestServer.Container;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One refusal of Spring Security is one line, one id and one count too, and the
 * observation of the request knows it. Its filters send most refusals as a status, so
 * that there is no exception to name.
 */
class OneRefusalTests {

	@ParameterizedTest
	@EnumSource(Container.class)
	void refusalsOfAChainWithPasswords(Container container) throws Exception {
		try (TestServer server = start(container, List.of("test.metrics=true", "spring.mvc.servlet.load-on-startup=1"),
				SecuredApplication.class, UserStoreTests.DeadUsers.class, PasswordChain.class, Watch.Watched.class)) {
			new Case("GET", "/private", 401, "authentication-required", "DEBUG", null).isReportedOnce(server);
			new Case("GET", "/private", 401, "invalid-credentials", "INFO", BadCredentialsException.class)
				.as("ada", "wrong")
				.isReportedOnce(server);
			// by authorizeHttpRequests
			new Case("GET", "/admin", 403, "access-denied", "DEBUG", onWebFlux(container, AccessDeniedException.class))
				.as("ada", "right")
				.isReportedOnce(server);
			// by method security, of a controller, of a service, and of one on another
			// thread
			for (String path : List.of("/open/method", "/open/service", "/open/later")) {
				new Case("GET", path, 403, "access-denied", "DEBUG",
						onWebFlux(container, AuthorizationDeniedException.class))
					.as("ada", "right")
					.isReportedOnce(server);
			}
			new Case("POST", "/private", 403, "csrf-rejected", "DEBUG", onWebFlux(container, CsrfException.class))
				.as("ada", "right")
				.isReportedOnce(server);
			new Case("GET", "/open;x=1/number", 400, "request-rejected", "WARN",
					onWebFlux(container, ServerExchangeRejectedException.class))
				// Spring Security's own doing, for servlets
				.observedAs((container != Container.NETTY) ? RequestRejectedException.class : null)
				.isReportedOnce(server);
			new Case("GET", "/private", 503, "service-unavailable", "ERROR",
					InternalAuthenticationServiceException.class)
				.as("dead", "right")
				.isReportedOnce(server);
		}
	}

	@ParameterizedTest
	@EnumSource(Container.class)
	void refusalsOfAResourceServer(Container container) throws Exception {
		try (IdentityProvider provider = IdentityProvider.start()) {
			List<String> properties = new ArrayList<>(provider.jwtProperties());
			properties.addAll(List.of("test.metrics=true", "spring.mvc.servlet.load-on-startup=1"));
			try (TestServer server = start(container, properties, SecuredApplication.class,
					BearerTokenTests.JwtChain.class, Watch.Watched.class)) {
				new Case("GET", "/private", 401, "authentication-required", "DEBUG", null).isReportedOnce(server);
				new Case("GET", "/private", 401, "invalid-token", "DEBUG", null).bearer(provider.expiredToken())
					.isReportedOnce(server);
				new Case("GET", "/admin", 403, "insufficient-scope", "DEBUG", null).bearer(provider.token())
					.isReportedOnce(server);
				new Case("GET", "/open/method", 403, "insufficient-scope", "DEBUG", null).bearer(provider.token())
					.isReportedOnce(server);
			}
		}
	}

	/** For servlets, Spring Security keeps to itself why it denies. */
	private static @Nullable Class<?> onWebFlux(Container container, Class<?> exception) {
		return (container == Container.NETTY) ? exception : null;
	}

	private static TestServer start(Container container, List<String> properties, Class<?>... sources) {
		return TestServer.start(container, properties,
				(container == Container.NETTY) ? ReactiveTwins.of(sources) : sources);
	}

	/**
	 * One request that is refused.
	 */
	private static final class Case {

		private final String method;

		private final String path;

		private final int status;

		private final String slug;

		private final String level;

		private final @Nullable Class<?> exception;

		private @Nullable Class<?> observed;

		private UnaryOperator<TestServer.Call> credentials = UnaryOperator.identity();

		Case(String method, String path, int status, String slug, String level, @Nullable Class<?> exception) {
			this.method = method;
			this.path = path;
			this.status = status;
			this.slug = slug;
			this.level = level;
			this.exception = exception;
			this.observed = (status >= 500) ? exception : null;
		}

		Case as(String name, String password) {
			this.credentials = (call) -> SecuredServer.as(call, name, password);
			return this;
		}

		Case observedAs(@Nullable Class<?> observed) {
			this.observed = observed;
			return this;
		}

		Case bearer(String token) {
			this.credentials = (call) -> call.header("Authorization", "Bearer " + token);
			return this;
		}

		void isReportedOnce(TestServer server) throws Exception {
			String fault = (this.status < 500) ? "client" : "server";
			try (Watch watch = new Watch(server)) {
				double before = watch.count(this.slug, this.status, fault);
				Answer answer = this.credentials.apply(server.call(this.method, this.path))
					.send()
					.hasType(this.status, this.slug);
				String instance = (String) answer.document().get("instance");
				assertThat(watch.log().lines()).containsExactly(
						this.level + " " + this.status + " " + this.slug + ": " + this.method + " " + this.path + " ["
								+ instance + "]" + ((this.exception != null) ? " " + this.exception.getName() : ""));
				ILoggingEvent event = watch.log().events().get(0);
				assertThat(event.getMDCPropertyMap()).containsEntry("faultline.instance", instance);
				assertThat(event.getThrowableProxy() != null).isEqualTo(this.status >= 500);
				assertThat(watch.others().lines()).isEmpty();
				assertThat(watch.count(this.slug, this.status, fault) - before).isEqualTo(1);
				var request = TestObservationRegistryAssert.assertThat(watch.awaitObservations())
					.hasNumberOfObservationsWithNameEqualTo("http.server.requests", 1)
					.hasObservationWithNameEqualTo("http.server.requests")
					.that()
					.hasLowCardinalityKeyValue("problem.type", this.slug)
					.hasLowCardinalityKeyValue("status", String.valueOf(this.status))
					.hasHighCardinalityKeyValue("problem.instance", instance);
				if (this.observed != null) {
					request.hasError().hasLowCardinalityKeyValue("exception", this.observed.getSimpleName());
				}
				else {
					request.doesNotHaveError().hasLowCardinalityKeyValue("exception", "none");
				}
			}
		}

	}

	static class PasswordChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/open/**")
					.permitAll()
					.requestMatchers("/admin")
					.hasRole("ADMIN")
					.anyRequest()
					.authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

}
