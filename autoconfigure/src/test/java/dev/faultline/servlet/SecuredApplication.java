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
import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with Spring Boot's security, and what is asked of it.
 */
@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
		"org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration" })
@EnableMethodSecurity
@Import(SecuredApplication.Endpoints.class)
class SecuredApplication {

	@Bean
	Treasury treasury() {
		return new Treasury();
	}

	/** Users as they come: one of them may enter. */
	static class Users {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(user("ada").build(), user("locked").accountLocked(true).build(),
					user("disabled").disabled(true).build(), user("expired").accountExpired(true).build(),
					user("stale").credentialsExpired(true).build());
		}

		private static User.UserBuilder user(String name) {
			return User.withUsername(name).password("{noop}right").roles("USER");
		}

	}

	/** A service with method security. */
	static class Treasury {

		@PreAuthorize("hasRole('ADMIN')")
		String open() {
			return "open";
		}

	}

	@RestController
	static class Endpoints {

		private final Treasury treasury;

		Endpoints(Treasury treasury) {
			this.treasury = treasury;
		}

		@GetMapping("/private")
		@CrossOrigin("https://places.example")
		String read() {
			return "private";
		}

		@PostMapping("/private")
		void write() {
		}

		@GetMapping("/admin")
		void admin() {
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

		@GetMapping("/open/forbidden")
		void forbidden(HttpServletResponse response) throws IOException {
			response.sendError(403, TestServer.SECRET);
		}

		@GetMapping("/open/method")
		@PreAuthorize("hasRole('ADMIN')")
		void method() {
		}

		@GetMapping("/open/service")
		String service() {
			return this.treasury.open();
		}

		@GetMapping("/open/later")
		Callable<String> later() {
			return this.treasury::open;
		}

		@GetMapping("/open/denied")
		void denied() {
			throw new AccessDeniedException(TestServer.SECRET);
		}

		@GetMapping("/open/denied-inside")
		void deniedInside() {
			throw new IllegalStateException(TestServer.SECRET, new AccessDeniedException(TestServer.SECRET));
		}

		@GetMapping("/open/policies")
		void policies(@RequestParam(defaultValue = "false") boolean outage) {
			throw new AuthorizationServiceException(TestServer.SECRET,
					outage ? new IOException(TestServer.SECRET) : new IllegalStateException(TestServer.SECRET));
		}

	}

}
