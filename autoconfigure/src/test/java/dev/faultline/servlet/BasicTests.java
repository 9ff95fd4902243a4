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
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTTP Basic and method security.
 */
@OnEachStack
class BasicTests {

	static final String CHALLENGE = "Basic realm=\"Realm\"";

	private static TestServer server;

	@Parameter
	SecuredServer servers;

	@BeforeParameterizedClassInvocation
	static void start(SecuredServer servers) {
		server = servers.start(SecuredApplication.Users.class, BasicChain.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void callerWithoutCredentialsIsAskedForThem() {
		server.get("/private").send().isProblem(401, "authentication-required").isChallengedBy(CHALLENGE);
		server.get("/nowhere").send().isProblem(401, "authentication-required").isChallengedBy(CHALLENGE);
	}

	@Test
	void scriptOfABrowserIsNotChallengedAsWithoutFaultline() {
		Answer answer = server.get("/private")
			.header("X-Requested-With", "XMLHttpRequest")
			.send()
			.isProblem(401, "authentication-required");
		assertThat(answer.header("WWW-Authenticate")).isNull();
		SecuredServer.as(server.get("/private").header("X-Requested-With", "XMLHttpRequest"), "ada", "wrong")
			.send()
			.isProblem(401, "invalid-credentials");
	}

	@Test
	void reasonsOfAFailedAuthenticationCannotBeToldApart() {
		Answer wrong = SecuredServer.as(server.get("/private"), "ada", "wrong")
			.send()
			.isProblem(401, "invalid-credentials")
			.isChallengedBy(CHALLENGE);
		for (String name : List.of("nobody", "locked", "disabled", "expired", "stale")) {
			SecuredServer.as(server.get("/private"), name, "right").send().isIndistinguishableFrom(wrong);
		}
	}

	@Test
	void credentialsThatCannotBeReadAreRefused() {
		server.get("/private")
			.header("Authorization", "Basic !!!")
			.send()
			.isProblem(401, "invalid-credentials")
			.isChallengedBy(CHALLENGE);
	}

	@Test
	void methodSecurityAsksTheAnonymousAndRefusesTheOthers() {
		for (String path : List.of("/open/method", "/open/service", "/open/later", "/open/denied",
				"/open/denied-inside")) {
			server.get(path).send().isProblem(401, "authentication-required").isChallengedBy(CHALLENGE);
			SecuredServer.as(server.get(path), "ada", "right").send().isProblem(403, "access-denied");
		}
	}

	@Test
	void chainThatDeniesRefusesTheAuthenticated() {
		SecuredServer.as(server.get("/admin"), "ada", "right").send().isProblem(403, "access-denied");
	}

	@Test
	void policyEngineThatFailsIsNobodysLackOfRights() {
		SecuredServer.as(server.get("/open/policies"), "ada", "right").send().isProblem(500, "internal-error");
		server.get("/open/policies").send().isProblem(500, "internal-error");
		Answer outage = server.get("/open/policies?outage=true").send().isProblem(503, "service-unavailable");
		assertThat(outage.header("Retry-After")).isEqualTo("30");
	}

	@Test
	void statusThatTheApplicationSendsIsNotTakenForSpringSecuritys() {
		SecuredServer.as(server.get("/open/forbidden"), "ada", "right").send().isBareProblem(403, "Forbidden");
	}

	@Test
	void failureOnAPermittedPathKeepsItsStatusAndCreatesNoSession() {
		List<Answer> answers = List.of(server.get("/open/nowhere").send().isProblem(404, "not-found"),
				server.call("DELETE", "/open/number").send().isProblem(405, "method-not-allowed"),
				server.get("/open/number?number=s3cr3t").send().isProblem(400, "invalid-parameter"),
				server.get("/open/number").send().isProblem(400, "missing-parameter"),
				server.get("/open/bug").send().isProblem(500, "internal-error"),
				server.get("/open/sent").send().isBareProblem(410, "Gone"));
		assertThat(answers).allMatch((answer) -> answer.header("Set-Cookie") == null);
	}

	@Test
	void browserThatMaySeeTheErrorPageGetsIt() {
		Answer answer = SecuredServer.as(server.get("/open/nowhere").accept(TestServer.BROWSER), "ada", "right").send();
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Content-Type")).startsWith("text/html");
	}

	static class BasicChain {

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
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}
