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

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@code @WebMvcTest} sees Faultline with nothing added.
 */
@WebMvcTest(properties = "faultline.mappings.java.util.NoSuchElementException=404")
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	@WithMockUser
	void mappedExceptionOfControllerIsProblem() {
		assertThat(this.mvc.get().uri("/nothing")).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.status")
			.isEqualTo(404);
	}

	@Test
	@WithMockUser
	void unknownPathIsProblem() {
		assertThat(this.mvc.get().uri("/unknown")).hasStatus(HttpStatus.NOT_FOUND)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/not-found");
	}

	@Test
	void anonymousCallerGetsProblem() {
		assertThat(this.mvc.get().uri("/nothing")).hasStatus(HttpStatus.UNAUTHORIZED)
			.containsHeader("WWW-Authenticate")
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/authentication-required");
	}

	@SpringBootApplication
	static class Application {

		@RestController
		static class Controller {

			@GetMapping("/nothing")
			String nothing() {
				throw new NoSuchElementException();
			}

		}

	}

}
