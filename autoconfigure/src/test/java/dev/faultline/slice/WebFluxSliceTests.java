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

package dev.faultline.slice;

import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A {@code @WebFluxTest} sees Faultline with nothing added.
 */
@WebFluxTest(properties = "faultline.mappings.java.util.NoSuchElementException=404")
@ContextConfiguration(classes = WebFluxSliceTests.Application.class)
class WebFluxSliceTests {

	@Autowired
	private WebTestClient client;

	@Test
	@WithMockUser
	void mappedExceptionOfControllerIsProblem() {
		this.client.get()
			.uri("/nothing")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(404);
	}

	@Test
	@WithMockUser
	void unknownPathIsProblem() {
		this.client.get()
			.uri("/unknown")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/not-found");
	}

	@Test
	void anonymousCallerGetsProblem() {
		this.client.get()
			.uri("/nothing")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.exists("WWW-Authenticate")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/authentication-required");
	}

	@SpringBootApplication
	static class Application {

		@RestController
		static class ReactiveController {

			@GetMapping("/nothing")
			Mono<String> nothing() {
				return Mono.error(new NoSuchElementException());
			}

		}

	}

}
