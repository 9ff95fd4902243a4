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
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring Security answers, with filter chains as applications have them.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecurityTests {

	private static final String CHALLENGE = "Basic realm=\"Realm\"";

	private static final List<String> BOOT_USER = List.of("spring.security.user.name=ada",
			"spring.security.user.password=right");

	/** What a body brings with it, and what differs between any two responses. */
	private static final Set<String> OF_THE_BODY = Set.of("content-type", "content-length", "transfer-encoding",
			"connection", "date", "set-cookie");

	@Test
	void chainOfSpringBootAsksForAuthentication() {
		try (TestServer server = TestServer.start(BOOT_USER, SecuredApplication.class, Endpoints.class)) {
			server.get("/private")
				.accept("application/json")
				.send()
				.isProblem(401, "authentication-required")
				.isChallengedBy(CHALLENGE);
			as(server.get("/private"), "ada", "wrong").send()
				.isProblem(401, "invalid-credentials")
				.isChallengedBy(CHALLENGE);
			assertThat(as(server.get("/private"), "ada", "right").send().text()).isEqualTo("private");
			as(server.get("/nowhere"), "ada", "right").send().isProblem(404, "not-found");
		}
	}

	@Test
	void chainOfSpringBootSendsBrowsersToItsLoginPage() {
		try (TestServer server = TestServer.start(BOOT_USER, SecuredApplication.class, Endpoints.class)) {
			Answer answer = server.get("/private").accept(TestServer.BROWSER).send();
			assertThat(answer.status()).isEqualTo(302);
			assertThat(answer.header("Location")).endsWith("/login");
		}
	}

	@Test
	void missingCsrfTokenIsForbiddenWhoeverAsks() {
		try (TestServer server = TestServer.start(BOOT_USER, SecuredApplication.class, Endpoints.class)) {
			server.post("/private").send().isProblem(403, "csrf-rejected");
			server.post("/private")
				.header("X-CSRF-TOKEN", TestServer.SECRET)
				.header("Accept", "application/json")
				.send()
				.isProblem(403, "csrf-rejected");
			as(server.post("/private"), "ada", "right").send().isProblem(403, "csrf-rejected");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/private, , 401", "/private, wrong, 401", "/admin, right, 403" })
	void headersOfSpringBootAreAllThere(String path, String password, int status) {
		Answer plain;
		try (TestServer server = TestServer.start(List.of("faultline.enabled=false"), SecuredApplication.class,
				BasicChain.class)) {
			plain = request(server, path, password);
		}
		assertThat(plain.status()).isEqualTo(status);
		assertThat(plain.header("Content-Type")).isNotEqualTo("application/problem+json");
		try (TestServer server = TestServer.start(SecuredApplication.class, BasicChain.class)) {
			Answer problem = request(server, path, password);
			assertThat(problem.status()).isEqualTo(status);
			assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
			List<String> vary = plain.headers().remove("Vary");
			assertThat(problem.headers().get("Vary")).containsAll((vary != null) ? vary : List.of());
			plain.headers().keySet().removeIf((name) -> OF_THE_BODY.contains(name.toLowerCase(Locale.ROOT)));
			assertThat(problem.headers()).containsAllEntriesOf(plain.headers());
		}
	}

	private static Answer request(TestServer server, String path, String password) {
		TestServer.Call call = server.get(path).accept("application/json");
		return ((password != null) ? as(call, "ada", password) : call).send();
	}

	@Test
	void reasonsOfAFailedAuthenticationCannotBeToldApart() {
		try (TestServer server = TestServer.start(SecuredApplication.class, BasicChain.class)) {
			Answer wrong = as(server.get("/private"), "ada", "wrong").send().isProblem(401, "invalid-credentials");
			wrong.isChallengedBy(CHALLENGE);
			for (String name : List.of("nobody", "locked", "disabled", "expired")) {
				Answer other = as(server.get("/private"), name, "right").send();
				assertThat(withoutInstance(other)).isEqualTo(withoutInstance(wrong));
				assertThat(withoutDate(other)).isEqualTo(withoutDate(wrong));
			}
		}
	}

	private static String withoutInstance(Answer answer) {
		return answer.status() + answer.text().replace((String) answer.document().get("instance"), "");
	}

	private static String withoutDate(Answer answer) {
		answer.headers().remove("Date");
		return answer.headers().toString();
	}

	@Test
	void methodSecurityAsksTheAnonymousAndRefusesTheOthers() {
		try (TestServer server = TestServer.start(SecuredApplication.class, BasicChain.class)) {
			for (String path : List.of("/open/admin", "/open/denied", "/open/denied-inside")) {
				server.get(path).send().isProblem(401, "authentication-required").isChallengedBy(CHALLENGE);
				as(server.get(path), "ada", "right").send().isProblem(403, "access-denied");
			}
		}
	}

	@Test
	void chainThatDeniesRefusesTheAuthenticated() {
		try (TestServer server = TestServer.start(SecuredApplication.class, BasicChain.class)) {
			as(server.get("/admin"), "ada", "right").send().isProblem(403, "access-denied");
		}
	}

	@Test
	void failureOnAPermittedPathKeepsItsStatusAndCreatesNoSession() {
		try (TestServer server = TestServer.start(SecuredApplication.class, BasicChain.class)) {
			List<Answer> answers = List.of(server.get("/open/nowhere").send().isProblem(404, "not-found"),
					server.call("DELETE", "/open/number").send().isProblem(405, "method-not-allowed"),
					server.get("/open/number?number=s3cr3t").send().isProblem(400, "invalid-parameter"),
					server.get("/open/number").send().isProblem(400, "missing-parameter"),
					server.get("/open/bug").send().isProblem(500, "internal-error"),
					server.get("/open/sent").send().isBareProblem(410, "Gone"));
			assertThat(answers).allMatch((answer) -> answer.header("Set-Cookie") == null);
		}
	}

	@Test
	void anonymousIsForbiddenIfTheChainHasNoMechanism() {
		try (TestServer server = TestServer.start(SecuredApplication.class, ApiKeyChain.class)) {
			Answer answer = server.get("/private").send().isProblem(403, "access-denied-anonymous");
			assertThat(answer.header("WWW-Authenticate")).isNull();
			server.get("/private").header("X-API-Key", "other").send().isProblem(403, "access-denied-anonymous");
		}
	}

	@Test
	void anonymousIsAskedIfThereIsAChallenge() {
		try (TestServer server = TestServer.start(List.of("faultline.security.challenge=ApiKey realm=\"places\""),
				SecuredApplication.class, ApiKeyChain.class)) {
			server.get("/private")
				.send()
				.isProblem(401, "authentication-required")
				.hasHeader("WWW-Authenticate", "ApiKey realm=\"places\"");
			server.get("/admin").header("X-API-Key", "k").send().isProblem(403, "access-denied");
		}
	}

	@Test
	void failureBehindAnOwnFilterKeepsItsStatus() {
		try (TestServer server = TestServer.start(SecuredApplication.class, ApiKeyChain.class)) {
			server.get("/nowhere").header("X-API-Key", "k").send().isProblem(404, "not-found");
			server.call("DELETE", "/private").header("X-API-Key", "k").send().isProblem(405, "method-not-allowed");
			server.get("/open/number?number=s3cr3t")
				.header("X-API-Key", "k")
				.send()
				.isProblem(400, "invalid-parameter");
			server.get("/open/sent").header("X-API-Key", "k").send().isBareProblem(410, "Gone");
			server.get("/private").header("X-API-Key", "bug").send().isProblem(500, "internal-error");
			server.get("/admin").header("X-API-Key", "k").send().isProblem(403, "access-denied");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/open//number", "/open;s3cr3t/number", "/open/%25s3cr3t" })
	void requestThatTheFirewallRefusesIsRejected(String path) {
		try (TestServer server = TestServer.start(SecuredApplication.class, BasicChain.class)) {
			server.get(path).send().isProblem(400, "request-rejected");
		}
	}

	@Test
	void methodThatTheFirewallDoesNotKnowIsNotImplemented() {
		try (TestServer server = TestServer.start(SecuredApplication.class, BasicChain.class)) {
			server.call("FROB", "/open/number").send().isProblem(501, "not-implemented");
		}
	}

	@Test
	void deadUserStoreIsUnavailableAndNoReasonToAskForCredentials(CapturedOutput output) {
		try (TestServer server = TestServer.start(SecuredApplication.class, DeadUserStore.class)) {
			Answer answer = as(server.get("/private"), "ada", "right").send().isProblem(503, "service-unavailable");
			assertThat(answer.header("WWW-Authenticate")).isNull();
			assertThat(answer.header("Retry-After")).isNotNull();
			server.get("/private").send().isProblem(401, "authentication-required");
		}
		assertThat(LoggedEvents.of(output)).hasSize(1);
	}

	@Test
	void answersOfTheApplicationAreLeftAlone() {
		try (TestServer server = TestServer.start(SecuredApplication.class, OwnAnswersChain.class)) {
			Answer unauthorized = server.get("/private").send();
			assertThat(unauthorized.status()).isEqualTo(401);
			assertThat(unauthorized.text()).isEqualTo("own entry point");
			Answer forbidden = server.get("/admin").header("X-API-Key", "k").send();
			assertThat(forbidden.status()).isEqualTo(403);
			assertThat(forbidden.text()).isEqualTo("own handler");
		}
	}

	private static TestServer.Call as(TestServer.Call call, String name, String password) {
		String credentials = name + ":" + password;
		return call.header("Authorization",
				"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
	}

	@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
			"org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration" })
	static class SecuredApplication {

	}

	@RestController
	static class Endpoints {

		@GetMapping("/private")
		String read() {
			return "private";
		}

		@PostMapping("/private")
		void write() {
		}

		@GetMapping("/open/number")
		void number(@RequestParam int number) {
		}

		@GetMapping("/open/bug")
		void bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/open/sent")
		void sent(HttpServletResponse response) throws IOException {
			response.sendError(410, TestServer.SECRET);
		}

		@GetMapping("/open/admin")
		@PreAuthorize("hasRole('ADMIN')")
		void admin() {
		}

		@GetMapping("/open/denied")
		void denied() {
			throw new AccessDeniedException(TestServer.SECRET);
		}

		@GetMapping("/open/denied-inside")
		void deniedInside() {
			throw new IllegalStateException(TestServer.SECRET, new AccessDeniedException(TestServer.SECRET));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	@Import(Endpoints.class)
	static class BasicChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/open/**")
					.permitAll()
					.requestMatchers("/admin")
					.hasRole("ADMIN")
					.anyRequest()
					.authenticated())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(user("ada").build(), user("locked").accountLocked(true).build(),
					user("disabled").disabled(true).build(), user("expired").accountExpired(true).build());
		}

		private static User.UserBuilder user(String name) {
			return User.withUsername(name).password("{noop}right").roles("USER");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Endpoints.class)
	static class DeadUserStore {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return (name) -> {
				throw new DataAccessResourceFailureException(TestServer.SECRET);
			};
		}

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
			if ("k".equals(key)) {
				SecurityContextHolder.getContext()
					.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("caller", null,
							AuthorityUtils.createAuthorityList("ROLE_USER")));
			}
			chain.doFilter(request, response);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Endpoints.class)
	static class ApiKeyChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated())
				.csrf((csrf) -> csrf.disable())
				.addFilterBefore(new ApiKeyFilter(), AuthorizationFilter.class)
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Endpoints.class)
	static class OwnAnswersChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated())
				.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint((request, response, failure) -> {
					response.setStatus(401);
					response.getWriter().print("own entry point");
				}).accessDeniedHandler((request, response, failure) -> {
					response.setStatus(403);
					response.getOutputStream().print("own handler");
				}))
				.addFilterBefore(new ApiKeyFilter(), AuthorizationFilter.class)
				.build();
		}

	}

}
