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

package dev.faultline.reactive.security;

import java.io.IOException;

import dev.faultline.servlet.TestServer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The WebFlux twin of the secured application of the servlet tests: the same paths, and
 * the same answers.
 */
@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
		"org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration" })
@EnableReactiveMethodSecurity
@Import(ReactiveSecuredApplication.Endpoints.class)
public class ReactiveSecuredApplication {

	@Bean
	Treasury treasury() {
		return new Treasury();
	}

	/** Who is in the user store of the servlet application. */
	public static class Users {

		@Bean
		ReactiveUserDetailsService reactiveUsers(UserDetailsService users) {
			return (name) -> Mono.fromCallable(() -> users.loadUserByUsername(name))
				.onErrorResume(UsernameNotFoundException.class, (ex) -> Mono.empty())
				.subscribeOn(Schedulers.boundedElastic());
		}

	}

	/** A service with method security. */
	static class Treasury {

		@PreAuthorize("hasRole('ADMIN')")
		Mono<String> open() {
			return Mono.just("open");
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
		Mono<Void> sent(ServerHttpResponse response) {
			response.setStatusCode(HttpStatus.GONE);
			return response.setComplete();
		}

		@GetMapping("/open/forbidden")
		Mono<Void> forbidden(ServerHttpResponse response) {
			response.setStatusCode(HttpStatus.FORBIDDEN);
			return response.setComplete();
		}

		@GetMapping("/open/method")
		@PreAuthorize("hasRole('ADMIN')")
		Mono<Void> method() {
			return Mono.empty();
		}

		@GetMapping("/open/service")
		Mono<String> service() {
			return this.treasury.open();
		}

		@GetMapping("/open/later")
		Mono<String> later() {
			return Mono.just("later").publishOn(Schedulers.boundedElastic()).flatMap((later) -> this.treasury.open());
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
