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

import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How Spring Security for servlets authenticates: managers that tell a publisher, or not.
 */
@OnEachServer
class ServletUserStoreTests {

	private final SecuredServer servers;

	ServletUserStoreTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void managerThatNobodyCanListenToIsAnsweredAsWithoutFaultline() {
		try (TestServer server = this.servers.start(UserStoreTests.DeadUsers.class, HiddenManager.class)) {
			SecuredServer.as(server.get("/private"), "dead", "right").send().isProblem(401, "invalid-credentials");
		}
	}

	@Test
	void outageIsToldFromAWrongPasswordIfTheApplicationHasAPublisher() {
		try (TestServer server = this.servers.start(UserStoreTests.DeadUsers.class, OwnPublisher.class)) {
			UserStoreTests.isOutage(SecuredServer.as(server.get("/private"), "dead", "right").send());
			SecuredServer.as(server.get("/private"), "nobody", "right").send().isProblem(401, "invalid-credentials");
		}
	}

	@Test
	void publisherOfTheApplicationIsToldAsBefore() {
		try (TestServer server = this.servers.start(UserStoreTests.DeadUsers.class, OwnPublisher.class)) {
			SecuredServer.as(server.get("/private"), "nobody", "right").send();
			SecuredServer.as(server.get("/private"), "ada", "right").send();
			assertThat(server.bean(OwnPublisher.class).events).isEqualTo(2);
		}
	}

	/** It does not even say what it is. */
	static class HiddenManager {

		@Bean
		SecurityFilterChain chain(HttpSecurity http, UserDetailsService users) {
			AuthenticationManager manager = new ProviderManager(new DaoAuthenticationProvider(users));
			return UserStoreTests
				.basic(http.authenticationManager((authentication) -> manager.authenticate(authentication)));
		}

	}

	static class OwnPublisher {

		int events;

		@Bean
		AuthenticationEventPublisher publisher(ApplicationEventPublisher events) {
			return new DefaultAuthenticationEventPublisher(events);
		}

		@EventListener
		void on(AbstractAuthenticationEvent event) {
			this.events++;
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return UserStoreTests.basic(http);
		}

	}

}
