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

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three services as somebody writes them in five minutes, with nothing but the dependency
 * added.
 */
@OnEachServer
class ScratchServiceTests {

	private static final List<String> USER = List.of("spring.security.user.name=ada",
			"spring.security.user.password=right");

	private final SecuredServer servers;

	ScratchServiceTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void serviceWithTheDefaultsOfSpringSecurity() {
		try (TestServer server = this.servers.startAlone(USER, Defaults.class, Notes.class)) {
			server.get("/notes").send().isProblem(401, "authentication-required").isChallengedBy("Basic");
			SecuredServer.as(server.get("/notes"), "ada", "wrong")
				.send()
				.isProblem(401, "invalid-credentials")
				.isChallengedBy("Basic");
			assertThat(SecuredServer.as(server.get("/notes"), "ada", "right").send().text()).isEqualTo("notes");
			server.post("/notes").send().isProblem(403, "csrf-rejected");
			SecuredServer.as(server.post("/notes"), "ada", "right").send().isProblem(403, "csrf-rejected");
			server.get("/notes;s3cr3t").send().isProblem(400, "request-rejected");
			// nothing is permitted, not even to learn what there is
			server.get("/nowhere").send().isProblem(401, "authentication-required");
			SecuredServer.as(server.get("/nowhere"), "ada", "right").send().isProblem(404, "not-found");
		}
	}

	@Test
	void serviceWithBasicAndMethodSecurity() {
		try (TestServer server = this.servers.startAlone(USER, Basic.class, Notes.class)) {
			server.get("/notes").send().isProblem(401, "authentication-required").isChallengedBy("Basic");
			SecuredServer.as(server.get("/notes/secret"), "ada", "right").send().isProblem(403, "access-denied");
			server.get("/public/secret").send().isProblem(401, "authentication-required").isChallengedBy("Basic");
			server.post("/notes").send().isProblem(403, "csrf-rejected");
			server.get("/notes;s3cr3t").send().isProblem(400, "request-rejected");
			server.get("/public/nowhere").send().isProblem(404, "not-found");
		}
	}

	@Test
	void resourceServer() {
		try (IdentityProvider provider = IdentityProvider.start();
				TestServer server = this.servers.startAlone(provider.jwtProperties(), Resources.class, Notes.class)) {
			server.get("/notes").send().isProblem(401, "authentication-required").isChallengedBy("Bearer");
			server.get("/notes")
				.header("Authorization", "Bearer " + provider.expiredToken())
				.send()
				.isChallengedBy("Bearer error=\"invalid_token\"")
				.hasType(401, "invalid-token");
			server.get("/notes/secret")
				.header("Authorization", "Bearer " + provider.token())
				.send()
				.isProblem(403, "insufficient-scope")
				.isChallengedBy("Bearer error=\"insufficient_scope\"");
			server.post("/notes").send().isProblem(403, "csrf-rejected");
			server.get("/notes;s3cr3t").send().isProblem(400, "request-rejected");
			server.get("/public/nowhere").send().isProblem(404, "not-found");
		}
	}

	@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
			"org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration" })
	static class Defaults {

	}

	@EnableMethodSecurity
	static class Basic extends Defaults {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

	@EnableMethodSecurity
	static class Resources extends Defaults {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated())
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.build();
		}

	}

	@RestController
	static class Notes {

		@GetMapping("/notes")
		String notes() {
			return "notes";
		}

		@GetMapping({ "/notes/secret", "/public/secret" })
		@PreAuthorize("hasAuthority('SCOPE_secrets')")
		String secret() {
			return "secret";
		}

	}

}
