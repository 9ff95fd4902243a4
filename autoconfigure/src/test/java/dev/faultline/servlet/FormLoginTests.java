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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Form login, the sessions and the cookies that come with it.
 */
@OnEachStack
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

	static TestServer.Call login(TestServer server, String name, String password) {
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

	static HttpSecurity scripts(HttpSecurity http) {
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

}
