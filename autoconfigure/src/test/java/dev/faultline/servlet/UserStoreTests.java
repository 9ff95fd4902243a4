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
import java.util.UUID;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.JdbcUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user store that cannot be asked is 503, whoever asks, and never a reason to log
 * anybody out.
 */
@OnEachStack
@ExtendWith(OutputCaptureExtension.class)
class UserStoreTests {

	private final SecuredServer servers;

	UserStoreTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void databaseThatIsGoneIsAnOutage(CapturedOutput output) {
		try (TestServer server = this.servers.start(JdbcUsers.class, BasicChain.class)) {
			assertThat(SecuredServer.as(server.get("/private"), "ada", "right").send().text()).isEqualTo("private");
			SecuredServer.as(server.get("/private"), "ada", "wrong").send().isProblem(401, "invalid-credentials");
			server.bean(JdbcUsers.class).shutDown();
			isOutage(SecuredServer.as(server.get("/private"), "ada", "right").send());
			isOutage(SecuredServer.as(server.get("/private"), "ada", "wrong").send());
			server.get("/private").send().isProblem(401, "authentication-required");
		}
		assertThat(LoggedEvents.of(output)).filteredOn((event) -> event.contains("LoggingProblemListener"))
			.filteredOn((event) -> event.contains(" 503 service-unavailable: "))
			.hasSize(2)
			.allSatisfy((event) -> assertThat(event).contains("ERROR"));
	}

	@Test
	void databaseThatIsGoneIsAnOutageForABrowserToo() {
		try (TestServer server = this.servers.start(JdbcUsers.class, BasicChain.class)) {
			server.bean(JdbcUsers.class).shutDown();
			Answer answer = SecuredServer.as(server.get("/private").accept(TestServer.BROWSER), "ada", "right").send();
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.header("Retry-After")).isEqualTo("30");
			assertThat(answer.header("WWW-Authenticate")).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { BasicChain.class, BareManager.class })
	void outageIsToldFromAWrongPasswordHoweverTheApplicationAuthenticates(Class<?> chain) {
		try (TestServer server = this.servers.start(DeadUsers.class, chain)) {
			isOutage(SecuredServer.as(server.get("/private"), "dead", "right").send());
			SecuredServer.as(server.get("/private"), "nobody", "right").send().isProblem(401, "invalid-credentials");
		}
	}

	@Test
	void reasonOfAFailedAuthenticationIsInTheLogOnly(CapturedOutput output) {
		try (TestServer server = this.servers.start(DeadUsers.class, BasicChain.class)) {
			SecuredServer.as(server.get("/private"), "locked", "right").send().isProblem(401, "invalid-credentials");
		}
		assertThat(LoggedEvents.of(output)).singleElement()
			.satisfies((event) -> assertThat(event).contains(" INFO ", "401 invalid-credentials", "LockedException"));
	}

	@Test
	void userStoreWithABugIsAnInternalError() {
		try (TestServer server = this.servers.start(DeadUsers.class, BasicChain.class)) {
			Answer answer = SecuredServer.as(server.get("/private"), "bug", "right").send();
			answer.isProblem(500, "internal-error");
			assertThat(answer.header("WWW-Authenticate")).isNull();
			assertThat(answer.header("Retry-After")).isNull();
		}
	}

	@Test
	void loginOfTheApplicationsOwnIsNoDifferent() {
		try (TestServer server = this.servers.start(DeadUsers.class, BareManager.class, Login.class)) {
			isOutage(server.post("/open/login").form("name=dead&password=right").send());
			server.post("/open/login").form("name=bug&password=right").send().isProblem(500, "internal-error");
			Answer wrong = server.post("/open/login")
				.form("name=ada&password=wrong")
				.send()
				.isProblem(401, "invalid-credentials")
				.isChallengedBy("Basic");
			for (String name : List.of("nobody", "locked", "disabled", "expired", "stale")) {
				server.post("/open/login")
					.form("name=" + name + "&password=right")
					.send()
					.isIndistinguishableFrom(wrong);
			}
		}
	}

	static void isOutage(Answer answer) {
		answer.isProblem(503, "service-unavailable");
		assertThat(answer.header("Retry-After")).isEqualTo("30");
		assertThat(answer.header("WWW-Authenticate")).isNull();
	}

	static SecurityFilterChain basic(HttpSecurity http) {
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/open/**").permitAll().anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	static class JdbcUsers {

		private final DriverManagerDataSource database = new DriverManagerDataSource(
				"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

		@Bean
		DataSource users() {
			new ResourceDatabasePopulator(
					new ClassPathResource("org/springframework/security/core/userdetails/jdbc/users.ddl"))
				.execute(this.database);
			return this.database;
		}

		@Bean
		JdbcUserDetailsManager userDetails(DataSource users) {
			JdbcUserDetailsManager manager = new JdbcUserDetailsManager(users);
			manager.createUser(User.withUsername("ada").password("{noop}right").roles("USER").build());
			return manager;
		}

		void shutDown() {
			new JdbcTemplate(this.database).execute("SHUTDOWN");
			// else the next connection begins an empty one
			this.database.setUrl(this.database.getUrl() + ";IFEXISTS=TRUE");
		}

	}

	static class DeadUsers {

		@Bean
		UserDetailsService users() {
			UserDetailsService others = new SecuredApplication.Users().users();
			return (name) -> switch (name) {
				case "dead" -> throw new DataAccessResourceFailureException(TestServer.SECRET);
				case "bug" -> throw new NullPointerException(TestServer.SECRET);
				default -> others.loadUserByUsername(name);
			};
		}

	}

	static class BasicChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return basic(http);
		}

	}

	/** It publishes no event. */
	static class BareManager {

		@Bean
		AuthenticationManager manager(UserDetailsService users) {
			return new ProviderManager(new DaoAuthenticationProvider(users));
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return basic(http);
		}

	}

	@RestController
	static class Login {

		private final AuthenticationManager manager;

		Login(AuthenticationManager manager) {
			this.manager = manager;
		}

		@PostMapping("/open/login")
		void login(@RequestParam String name, @RequestParam String password) {
			this.manager.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
		}

	}

}
