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

import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.rememberme.InMemoryTokenRepositoryImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Form login, the sessions and the cookies that come with it.
 */
@OnEachServer
@ExtendWith(OutputCaptureExtension.class)
class FormLoginTests {

	private final SecuredServer servers;

	FormLoginTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void redirectsOfPagesAreLeftAlone() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, PageLogin.class)) {
			Answer page = server.get("/private").accept(TestServer.BROWSER).send();
			assertThat(page.status()).isEqualTo(302);
			assertThat(page.header("Location")).endsWith("/login");
			Answer failure = login(server, "ada", "wrong").send();
			assertThat(failure.status()).isEqualTo(302);
			assertThat(failure.header("Location")).endsWith("/login?error");
		}
	}

	@Test
	void browserIsNotSentToTheLoginForAPathThatDoesNotExist() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, PageLogin.class)) {
			Answer answer = server.get("/open/nowhere").accept(TestServer.BROWSER).send().isProblem(404, "not-found");
			assertThat(answer.header("Location")).isNull();
			assertThat(answer.header("Set-Cookie")).isNull();
		}
	}

	@Test
	void scriptLearnsThatTheCredentialsWereRefusedButNotWhy() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, ScriptLogin.class)) {
			server.get("/private").send().isProblem(401, "authentication-required");
			Answer wrong = login(server, "ada", "wrong").send().isProblem(401, "invalid-credentials");
			for (String name : List.of("nobody", "locked", "disabled", "expired", "stale")) {
				login(server, name, "right").send().isIndistinguishableFrom(wrong);
			}
		}
	}

	@Test
	void secondSessionOfAUserIsRefusedAsSuch(CapturedOutput output) {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, ScriptLogin.class)) {
			assertThat(login(server, "ada", "right").send().status()).isEqualTo(204);
			login(server, "ada", "right").send().isProblem(401, "session-limit");
		}
		assertThat(LoggedEvents.of(output)).singleElement()
			.satisfies((event) -> assertThat(event).contains(" INFO ", "401 session-limit: POST /login"));
	}

	@Test
	void sessionThatALaterOneHasExpiredIsToldByTheApplicationsStrategy() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, LastSessionWins.class)) {
			Answer first = login(server, "ada", "right").send();
			login(server, "ada", "right").send();
			server.get("/private")
				.header("Cookie", SecuredServer.cookies(first))
				.send()
				.isProblem(401, "session-limit");
		}
	}

	@Test
	void wordsOfSpringSecurityForAnExpiredSessionAreLeftAlone() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, LastSessionWinsByDefault.class)) {
			Answer first = login(server, "ada", "right").send();
			login(server, "ada", "right").send();
			Answer answer = server.get("/private").header("Cookie", SecuredServer.cookies(first)).send();
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.text()).startsWith("This session has been expired");
		}
	}

	@Test
	void rememberedCallerWhoMustAuthenticateAnewIsAsked() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, RememberMe.class)) {
			assertThat(server.get("/private").header("Cookie", remembered(server)).send().text()).isEqualTo("private");
			server.get("/admin").header("Cookie", remembered(server)).send().isProblem(401, "authentication-required");
		}
	}

	@Test
	void cookieThatIsNoneIsNoAuthentication() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, RememberMe.class)) {
			server.get("/private")
				.header("Cookie", "remember-me=bm9uc2Vuc2U6cGxhaW4")
				.send()
				.isProblem(401, "authentication-required");
		}
	}

	@Test
	void cookieThatWasUsedTwiceIsStolenAndTheOperatorsLearnIt(CapturedOutput output) {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, RememberMe.class)) {
			String cookie = remembered(server);
			server.get("/private").header("Cookie", cookie).send();
			server.get("/private").header("Cookie", cookie).send().isProblem(401, "invalid-credentials");
		}
		assertThat(LoggedEvents.of(output)).singleElement()
			.satisfies((event) -> assertThat(event).contains(" WARN ", "401 invalid-credentials: GET /private"));
	}

	private static String remembered(TestServer server) {
		String cookies = SecuredServer
			.cookies(server.post("/login").form("username=ada&password=right&remember-me=true").send());
		return List.of(cookies.split("; "))
			.stream()
			.filter((cookie) -> cookie.startsWith("remember-me="))
			.findFirst()
			.get();
	}

	private static TestServer.Call login(TestServer server, String name, String password) {
		return server.post("/login")
			.header("X-Requested-With", "XMLHttpRequest")
			.form("username=" + name + "&password=" + password);
	}

	private static HttpSecurity rules(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/open/**")
				.permitAll()
				.requestMatchers("/admin")
				.fullyAuthenticated()
				.anyRequest()
				.authenticated())
			.csrf((csrf) -> csrf.disable());
	}

	private static HttpSecurity scripts(HttpSecurity http) {
		HttpStatusEntryPoint unauthorized = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
		return rules(http).exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(unauthorized))
			.formLogin((form) -> form.failureHandler(new AuthenticationEntryPointFailureHandler(unauthorized))
				.successHandler((request, response, authentication) -> response.setStatus(204)));
	}

	static class PageLogin {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return rules(http).formLogin(Customizer.withDefaults()).build();
		}

	}

	static class ScriptLogin {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return scripts(http)
				.sessionManagement((sessions) -> sessions.maximumSessions(1).maxSessionsPreventsLogin(true))
				.build();
		}

	}

	static class LastSessionWins {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return scripts(http).sessionManagement((sessions) -> sessions.maximumSessions(1)
				.expiredSessionStrategy((event) -> event.getResponse().sendError(HttpServletResponse.SC_UNAUTHORIZED)))
				.build();
		}

	}

	static class LastSessionWinsByDefault {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return scripts(http).sessionManagement((sessions) -> sessions.maximumSessions(1)).build();
		}

	}

	static class RememberMe {

		@Bean
		SecurityFilterChain chain(HttpSecurity http, UserDetailsService users) {
			return scripts(http).rememberMe(
					(remember) -> remember.tokenRepository(new InMemoryTokenRepositoryImpl()).userDetailsService(users))
				.build();
		}

	}

}
