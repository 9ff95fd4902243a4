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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.security.authorization.AuthorizationManagerFactories;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.preauth.RequestHeaderAuthenticationFilter;
import org.springframework.security.web.authentication.www.DigestAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.DigestAuthenticationFilter;
import org.springframework.util.DigestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filter chains of mechanisms that Spring Security has for servlets only.
 */
@OnEachServer
class ServletFilterChainTests {

	private final SecuredServer servers;

	ServletFilterChainTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void failureOnAPermittedPathKeepsItsStatusForABrowserThatMayNotSeeTheErrorPage() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, BasicTests.BasicChain.class)) {
			List<Answer> answers = List.of(
					server.get("/open/nowhere").accept(TestServer.BROWSER).send().isProblem(404, "not-found"),
					server.get("/open/number").accept(TestServer.BROWSER).send().isProblem(400, "missing-parameter"),
					server.get("/open/sent").accept(TestServer.BROWSER).send().isBareProblem(410, "Gone"));
			assertThat(answers).allMatch((answer) -> answer.header("Set-Cookie") == null)
				.allMatch((answer) -> answer.header("WWW-Authenticate") == null);
		}
	}

	@Test
	void nonceThatIsStaleIsSaidToBe() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, Digest.class)) {
			server.get("/private").send().isProblem(401, "authentication-required").isChallengedBy("Digest");
			Answer answer = server.get("/private")
				.header("Authorization", Digest.staleCredentials())
				.send()
				.isProblem(401, "invalid-credentials");
			assertThat(answer.header("WWW-Authenticate")).startsWith("Digest").contains("stale=\"true\"");
		}
	}

	@Test
	void missingFactorIsAskedForByTheEntryPointOfThatFactor() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, TwoFactors.class)) {
			server.get("/private").send().isProblem(401, "authentication-required").isChallengedBy("Basic");
			Answer answer = SecuredServer.as(server.get("/private"), "ada", "right")
				.send()
				.isProblem(401, "authentication-required");
			assertThat(answer.header("WWW-Authenticate")).isEqualTo("OneTimeToken");
			SecuredServer.as(server.get("/private"), "ada", "wrong").send().isProblem(401, "invalid-credentials");
		}
	}

	@Test
	void refusalIsKnownHoweverFarAwayItIsAnswered() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, FarHandlers.class)) {
			server.get("/admin")
				.header("Authorization", "Other credentials")
				.send()
				.isProblem(401, "authentication-required");
			SecuredServer.as(server.get("/admin"), "ada", "right").send().isProblem(403, "access-denied");
		}
	}

	@Test
	void gatewayThatDoesNotNameTheCallerIsRefused() {
		try (TestServer server = this.servers.start(PreAuthenticated.class)) {
			server.get("/private").send().isProblem(401, "invalid-credentials");
		}
	}

	@Test
	void anonymousIsForbiddenIfTheChainHasNoMechanism() {
		try (TestServer server = this.servers.start(FilterChainTests.ApiKeyChain.class)) {
			Answer answer = server.get("/private").send().isProblem(403, "access-denied-anonymous");
			assertThat(answer.header("WWW-Authenticate")).isNull();
			server.get("/private").header("X-API-Key", "other").send().isProblem(403, "access-denied-anonymous");
		}
	}

	@Test
	void anonymousIsAskedIfThereIsAChallenge() {
		try (TestServer server = this.servers.start(List.of("faultline.security.challenge=ApiKey realm=\"places\""),
				FilterChainTests.ApiKeyChain.class)) {
			server.get("/private")
				.send()
				.isProblem(401, "authentication-required")
				.hasHeader("WWW-Authenticate", "ApiKey realm=\"places\"");
			server.get("/admin").header("X-API-Key", "k").send().isProblem(403, "access-denied");
		}
	}

	@Test
	void browserIsNotSentToTheLoginForAPathThatDoesNotExist() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, FormLoginTests.PageLogin.class)) {
			Answer answer = server.get("/open/nowhere").accept(TestServer.BROWSER).send().isProblem(404, "not-found");
			assertThat(answer.header("Location")).isNull();
			assertThat(answer.header("Set-Cookie")).isNull();
		}
	}

	/**
	 * More frames than anybody reads stand between Spring Security and the response.
	 */
	static class FarHandlers {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("ADMIN"))
				.httpBasic(Customizer.withDefaults())
				.exceptionHandling((exceptions) -> exceptions
					.authenticationEntryPoint((request, response, ex) -> send(401, response, 60))
					.accessDeniedHandler((request, response, ex) -> send(403, response, 60)))
				.build();
		}

		private static void send(int status, HttpServletResponse response, int further) throws IOException {
			if (further > 0) {
				send(status, response, further - 1);
			}
			else {
				response.sendError(status);
			}
		}

	}

	static class Digest {

		private static final DigestAuthenticationEntryPoint ENTRY_POINT = new DigestAuthenticationEntryPoint();

		static {
			ENTRY_POINT.setRealmName("places");
			ENTRY_POINT.setKey("key");
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, UserDetailsService users) {
			DigestAuthenticationFilter filter = new DigestAuthenticationFilter();
			filter.setAuthenticationEntryPoint(ENTRY_POINT);
			filter.setUserDetailsService(
					(name) -> User.withUserDetails(users.loadUserByUsername(name)).password("right").build());
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(ENTRY_POINT))
				.addFilter(filter)
				.build();
		}

		/** Right in every way, but of long ago. */
		static String staleCredentials() {
			String nonce = encode("1000:" + md5("1000:key"));
			String response = md5(md5("ada:places:right") + ":" + nonce + ":00000001:c:auth:" + md5("GET:/private"));
			return "Digest username=\"ada\", realm=\"places\", nonce=\"" + nonce
					+ "\", uri=\"/private\", qop=auth, nc=00000001, cnonce=\"c\", response=\"" + response + "\"";
		}

		private static String encode(String text) {
			return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		}

		private static String md5(String text) {
			return DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
		}

	}

	static class TwoFactors {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			var factors = AuthorizationManagerFactories.<RequestAuthorizationContext>multiFactor()
				.requireFactors(FactorGrantedAuthority.PASSWORD_AUTHORITY, FactorGrantedAuthority.OTT_AUTHORITY)
				.build();
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().access(factors.authenticated()))
				.httpBasic(Customizer.withDefaults())
				.exceptionHandling((exceptions) -> exceptions
					.defaultDeniedHandlerForMissingAuthority((request, response, failure) -> {
						response.setHeader("WWW-Authenticate", "OneTimeToken");
						response.sendError(401);
					}, FactorGrantedAuthority.OTT_AUTHORITY))
				.build();
		}

	}

	static class PreAuthenticated {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			RequestHeaderAuthenticationFilter filter = new RequestHeaderAuthenticationFilter();
			filter.setAuthenticationManager((authentication) -> authentication);
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.addFilter(filter)
				.build();
		}

	}

}
