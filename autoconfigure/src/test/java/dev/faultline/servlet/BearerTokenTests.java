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
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Resource servers: tokens that are really signed, and an identity provider that is
 * really asked (RFC 6750).
 */
@OnEachStack
@ExtendWith(OutputCaptureExtension.class)
class BearerTokenTests {

	private final SecuredServer servers;

	BearerTokenTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void callerWithoutTokenIsAskedForOneAndToldNoError() {
		try (IdentityProvider provider = IdentityProvider.start();
				TestServer server = this.servers.start(provider.jwtProperties(), JwtChain.class)) {
			Answer answer = server.get("/private").send().isProblem(401, "authentication-required");
			assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("error");
			answer = SecuredServer.as(server.get("/private"), "ada", "right")
				.send()
				.isProblem(401, "authentication-required");
			assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("error");
		}
	}

	@Test
	void tokenThatCannotBeTrustedIsInvalidAndTheReasonStaysInTheChallenge() {
		try (IdentityProvider provider = IdentityProvider.start();
				TestServer server = this.servers.start(provider.jwtProperties(), JwtChain.class)) {
			assertThat(bearer(server.get("/private"), provider.token()).send().text()).isEqualTo("private");
			for (String token : List.of(provider.expiredToken(), provider.tokenOfAnotherKey(),
					provider.tokenForAnotherAudience(), provider.tokenOfAnotherIssuer(), "a.b.c", "opaque")) {
				Answer answer = bearer(server.get("/private"), token).send();
				assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").contains("error=\"invalid_token\"");
				answer.headers().remove("WWW-Authenticate");
				answer.isProblem(401, "invalid-token").hasDetail("The access token is not valid, or no longer valid.");
			}
		}
	}

	@Test
	void tokenThatIsSentTwiceOrByTwoMethodsIsAnInvalidRequest() {
		try (IdentityProvider provider = IdentityProvider.start();
				TestServer server = this.servers.start(provider.jwtProperties(), JwtChain.class, TokenInQuery.class)) {
			String query = "access_token=" + provider.token();
			assertThat(server.get("/private?" + query).send().text()).isEqualTo("private");
			for (Answer answer : List.of(server.get("/private?" + query + "&" + query).send(),
					bearer(server.get("/private?" + query), provider.token()).send())) {
				answer.isProblem(400, "malformed-request");
				assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer")
					.contains("error=\"invalid_request\"");
			}
		}
	}

	@Test
	void tokenWithoutTheScopeIsInsufficient() {
		try (IdentityProvider provider = IdentityProvider.start();
				TestServer server = this.servers.start(provider.jwtProperties(), JwtChain.class)) {
			for (String path : List.of("/admin", "/open/method", "/open/service", "/open/later")) {
				Answer answer = bearer(server.get(path), provider.token()).send().isProblem(403, "insufficient-scope");
				assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer")
					.contains("error=\"insufficient_scope\"");
			}
		}
	}

	@Test
	void callerOfAPermittedPathIsAskedByMethodSecurityAndMayErr() {
		try (IdentityProvider provider = IdentityProvider.start();
				TestServer server = this.servers.start(provider.jwtProperties(), JwtChain.class)) {
			server.get("/open/method").send().isProblem(401, "authentication-required").isChallengedBy("Bearer");
			server.get("/open/nowhere").send().isProblem(404, "not-found");
			bearer(server.get("/open/number"), provider.expiredToken()).send();
			server.post("/private").send().isProblem(403, "csrf-rejected");
		}
	}

	@Test
	void opaqueTokenIsIntrospected() {
		try (IdentityProvider provider = IdentityProvider.start();
				TestServer server = this.servers.start(provider.opaqueTokenProperties())) {
			String token = provider.opaqueToken("read");
			assertThat(bearer(server.get("/private"), token).send().text()).isEqualTo("private");
			server.get("/private").send().isProblem(401, "authentication-required").isChallengedBy("Bearer");
			Answer answer = bearer(server.get("/private"), "revoked").send().isProblem(401, "invalid-token");
			assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
			bearer(server.get("/open/method"), token).send().isProblem(403, "insufficient-scope");
		}
	}

	@Test
	void identityProviderThatIsDownIsAnOutageAndNoReasonToLogOut(CapturedOutput output) {
		IdentityProvider provider = IdentityProvider.start();
		String token = provider.token();
		List<String> jwt = provider.jwtProperties();
		List<String> opaque = provider.opaqueTokenProperties();
		provider.close();
		try (TestServer server = this.servers.start(jwt)) {
			isOutage(bearer(server.get("/private"), token).send());
		}
		try (TestServer server = this.servers.start(opaque)) {
			isOutage(bearer(server.get("/private"), "opaque").send());
		}
		assertThat(LoggedEvents.of(output)).hasSize(2)
			.allSatisfy((event) -> assertThat(event).contains("ERROR", "503 service-unavailable"));
	}

	@Test
	void keysThatCannotBeHadAnyMoreAreAnOutage() {
		IdentityProvider provider = IdentityProvider.start();
		try (TestServer server = this.servers
			.start(List.of("spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + provider.issuer() + "/keys"))) {
			provider.close();
			isOutage(bearer(server.get("/private"), provider.token()).send());
		}
	}

	private static void isOutage(Answer answer) {
		answer.isProblem(503, "service-unavailable");
		assertThat(answer.header("Retry-After")).isEqualTo("30");
		assertThat(answer.header("WWW-Authenticate")).isNull();
	}

	private static TestServer.Call bearer(TestServer.Call call, String token) {
		return call.header("Authorization", "Bearer " + token);
	}

	static class TokenInQuery {

		@Bean
		BearerTokenResolver tokens() {
			DefaultBearerTokenResolver tokens = new DefaultBearerTokenResolver();
			tokens.setAllowUriQueryParameter(true);
			return tokens;
		}

	}

	static class JwtChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/open/**")
					.permitAll()
					.requestMatchers("/admin")
					.hasAuthority("SCOPE_admin")
					.anyRequest()
					.authenticated())
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.build();
		}

	}

}
