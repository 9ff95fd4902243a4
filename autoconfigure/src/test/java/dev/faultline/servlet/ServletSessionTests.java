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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.rememberme.InMemoryTokenRepositoryImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions that end early and cookies that remember, which Spring Security has for
 * servlets only.
 */
@OnEachServer
@ExtendWith(OutputCaptureExtension.class)
class ServletSessionTests {

	private final SecuredServer servers;

	ServletSessionTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void sessionThatALaterOneHasExpiredIsToldByTheApplicationsStrategy() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, LastSessionWins.class)) {
			Answer first = FormLoginTests.login(server, "ada", "right").send();
			FormLoginTests.login(server, "ada", "right").send();
			server.get("/private")
				.header("Cookie", SecuredServer.cookies(first))
				.send()
				.isProblem(401, "session-limit");
		}
	}

	@Test
	void wordsOfSpringSecurityForAnExpiredSessionAreLeftAlone() {
		try (TestServer server = this.servers.start(SecuredApplication.Users.class, LastSessionWinsByDefault.class)) {
			Answer first = FormLoginTests.login(server, "ada", "right").send();
			FormLoginTests.login(server, "ada", "right").send();
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

	static class LastSessionWins {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return FormLoginTests.scripts(http)
				.sessionManagement((sessions) -> sessions.maximumSessions(1)
					.expiredSessionStrategy(
							(event) -> event.getResponse().sendError(HttpServletResponse.SC_UNAUTHORIZED)))
				.build();
		}

	}

	static class LastSessionWinsByDefault {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return FormLoginTests.scripts(http).sessionManagement((sessions) -> sessions.maximumSessions(1)).build();
		}

	}

	static class RememberMe {

		@Bean
		SecurityFilterChain chain(HttpSecurity http, UserDetailsService users) {
			return FormLoginTests.scripts(http)
				.rememberMe((remember) -> remember.tokenRepository(new InMemoryTokenRepositoryImpl())
					.userDetailsService(users))
				.build();
		}

	}

}
