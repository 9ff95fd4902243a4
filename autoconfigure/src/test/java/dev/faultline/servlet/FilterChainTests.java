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

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.HttpStatusAccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filter chains as applications have them: without a mechanism, with filters, entry
 * points and handlers of their own, and several of them.
 */
@OnEachStack
class FilterChainTests {

	private final SecuredServer servers;

	FilterChainTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void failureBehindAnOwnFilterKeepsItsStatus() {
		try (TestServer server = this.servers.start(ApiKeyChain.class)) {
			server.get("/nowhere").header("X-API-Key", "k").send().isProblem(404, "not-found");
			server.call("DELETE", "/private").header("X-API-Key", "k").send().isProblem(405, "method-not-allowed");
			server.get("/open/number?number=s3cr3t")
				.header("X-API-Key", "k")
				.send()
				.isProblem(400, "invalid-parameter");
			server.get("/open/sent").header("X-API-Key", "k").send().isBareProblem(410, "Gone");
			server.get("/private").header("X-API-Key", "bug").send().isProblem(500, "internal-error");
			server.get("/admin").header("X-API-Key", "k").send().isProblem(403, "access-denied");
			server.get("/open/service").header("X-API-Key", "k").send().isProblem(403, "access-denied");
		}
	}

	@Test
	void filterThatRefusesByItselfIsUnderstood() {
		try (TestServer server = this.servers.start(ApiKeyChain.class)) {
			server.get("/private").header("X-API-Key", "refused").send().isProblem(401, "authentication-required");
		}
	}

	@Test
	void bodiesOfTheApplicationAreLeftAloneByteForByte() {
		try (TestServer server = this.servers.start(OwnBodies.class)) {
			Answer unauthorized = server.get("/private").send();
			assertThat(unauthorized.status()).isEqualTo(401);
			assertThat(unauthorized.header("Content-Type")).isNull();
			assertThat(unauthorized.text()).isEqualTo("own entry point");
			Answer forbidden = server.get("/admin").header("X-API-Key", "k").send();
			assertThat(forbidden.status()).isEqualTo(403);
			assertThat(forbidden.text()).isEqualTo("own handler");
		}
	}

	@Test
	void statusOfTheApplicationGetsABody() {
		try (TestServer server = this.servers.start(OwnStatuses.class)) {
			server.get("/private").send().isProblem(401, "authentication-required");
			server.get("/admin").header("X-API-Key", "k").send().isProblem(403, "access-denied");
			server.post("/private").header("X-API-Key", "k").send().isProblem(403, "csrf-rejected");
		}
	}

	@Test
	void requestThatTheFirewallRefusesIsRejected() {
		try (TestServer server = this.servers.start(ApiKeyChain.class)) {
			for (String path : this.servers.refusedPaths()) {
				server.get(path).send().isProblem(400, "request-rejected");
			}
		}
	}

	@Test
	void requestThatTheFirewallRefusesIsRejectedByAHandlerOfTheApplicationToo() {
		try (TestServer server = this.servers.start(ApiKeyChain.class, OwnFirewallHandler.class)) {
			server.get("/open;s3cr3t/number").send().isProblem(400, "request-rejected");
		}
	}

	@Test
	void methodThatTheFirewallDoesNotKnowIsNotImplemented() {
		try (TestServer server = this.servers.start(ApiKeyChain.class)) {
			server.call("FROB", "/open/number").send().isProblem(501, "not-implemented");
		}
	}

	@Test
	void originThatMayNotIsRejected() {
		try (TestServer server = this.servers.start(ApiKeyChain.class, Cors.class)) {
			server.get("/private").header("Origin", "https://elsewhere.example").send().isProblem(403, "cors-rejected");
			server.call("OPTIONS", "/private")
				.header("Origin", "https://elsewhere.example")
				.header("Access-Control-Request-Method", "GET")
				.send()
				.isProblem(403, "cors-rejected");
		}
	}

	@Test
	void policyEngineOfTheChainThatFailsRefusesAsWithoutFaultline() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, DeadPolicies.class)) {
			SecuredServer.as(server.get("/private"), "ada", "right").send().isProblem(403, "access-denied");
			server.get("/private").send().isProblem(401, "authentication-required");
		}
	}

	@Test
	void eachOfSeveralChainsAnswersInItsWay() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, ApiAndPages.class)) {
			server.get("/open/method").send().isProblem(401, "authentication-required").isChallengedBy("Basic");
			Answer page = server.get("/private").accept(TestServer.BROWSER).send();
			assertThat(page.status()).isEqualTo(302);
			assertThat(page.header("Location")).endsWith("/login");
			server.post("/private").send().isProblem(403, "csrf-rejected");
		}
	}

	private static HttpSecurity rules(HttpSecurity http) {
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated())
			.addFilterBefore(new ApiKeyFilter(), AuthorizationFilter.class);
	}

	/** The filter that so many services have. */
	static class ApiKeyFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String key = request.getHeader("X-API-Key");
			if ("bug".equals(key)) {
				throw new IllegalStateException(TestServer.SECRET);
			}
			if ("refused".equals(key)) {
				response.sendError(401, TestServer.SECRET);
				return;
			}
			if ("k".equals(key)) {
				SecurityContextHolder.getContext()
					.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("caller", null,
							AuthorityUtils.createAuthorityList("ROLE_USER")));
			}
			chain.doFilter(request, response);
		}

	}

	static class ApiKeyChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return rules(http).csrf((csrf) -> csrf.disable()).build();
		}

	}

	static class OwnBodies {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return rules(http)
				.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint((request, response, failure) -> {
					response.setStatus(401);
					response.getOutputStream().print("own entry point");
				}).accessDeniedHandler((request, response, failure) -> {
					response.setStatus(403);
					response.getWriter().print("own handler");
				}))
				.build();
		}

	}

	static class OwnStatuses {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return rules(http)
				.exceptionHandling((exceptions) -> exceptions
					.authenticationEntryPoint((request, response, failure) -> response.setStatus(401))
					.accessDeniedHandler(new HttpStatusAccessDeniedHandler(HttpStatus.FORBIDDEN)))
				.build();
		}

	}

	static class OwnFirewallHandler {

		@Bean
		RequestRejectedHandler rejections() {
			return (request, response, failure) -> response.sendError(400);
		}

	}

	static class Cors {

		@Bean
		UrlBasedCorsConfigurationSource corsConfigurationSource() {
			CorsConfiguration cors = new CorsConfiguration();
			cors.addAllowedOrigin("https://places.example");
			cors.addAllowedMethod("GET");
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", cors);
			return source;
		}

	}

	static class DeadPolicies {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().access((caller, request) -> {
				throw new AuthorizationServiceException(TestServer.SECRET);
			})).httpBasic(Customizer.withDefaults()).build();
		}

	}

	static class ApiAndPages {

		@Bean
		@Order(1)
		SecurityFilterChain api(HttpSecurity http) {
			return http.securityMatcher("/open/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain pages(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

	}

}
