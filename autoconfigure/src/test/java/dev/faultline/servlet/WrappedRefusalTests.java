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
import java.util.List;

import dev.faultline.ProblemException;
import dev.faultline.ProblemMapping;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Refusals of Spring Security that the application has wrapped in exceptions of its own.
 */
@OnEachServer
class WrappedRefusalTests {

	private static final String MAPPING = "faultline.mappings.[" + RowIsSecretException.class.getName() + "]=404";

	private final SecuredServer servers;

	WrappedRefusalTests(SecuredServer servers) {
		this.servers = servers;
	}

	@Test
	void wrapperThatSaysNothingIsTheRefusal() {
		try (TestServer server = start()) {
			for (String wrapper : List.of("opaque", "opaque-twice", "checked")) {
				server.get("/open/" + wrapper)
					.send()
					.isProblem(401, "authentication-required")
					.isChallengedBy("Basic realm=\"Realm\"");
				SecuredServer.as(server.get("/open/" + wrapper), "ada", "right").send().isProblem(403, "access-denied");
			}
			server.get("/open/credentials").send().isProblem(401, "invalid-credentials").isChallengedBy("Basic");
		}
	}

	@Test
	void wrapperThatHasAnAnswerHidesTheRefusal() {
		try (TestServer server = start()) {
			for (String wrapper : List.of("status", "problem", "annotated", "mapped")) {
				server.get("/open/" + wrapper).send().isBareProblem(404, "Not Found").isWithoutInternals();
				SecuredServer.as(server.get("/open/" + wrapper), "ada", "right")
					.send()
					.isBareProblem(404, "Not Found")
					.isWithoutInternals();
			}
			server.get("/open/declared").send().isProblem(404, "row-hidden").isWithoutInternals();
		}
	}

	private TestServer start() {
		return this.servers.start(List.of(MAPPING), SecuredApplication.Users.class, BasicTests.BasicChain.class,
				Wrapping.class);
	}

	@Import(Wrapping.Controller.class)
	static class Wrapping {

		@RestController
		static class Controller {

			@GetMapping("/open/{wrapper:[a-z-]+}")
			void wrapped(@PathVariable String wrapper) throws Exception {
				AccessDeniedException denied = new AccessDeniedException(TestServer.SECRET);
				throw switch (wrapper) {
					case "opaque" -> new IllegalStateException(TestServer.SECRET, denied);
					case "opaque-twice" -> new IllegalStateException(TestServer.SECRET, new RuntimeException(denied));
					case "checked" -> new IOException(TestServer.SECRET, denied);
					case "credentials" -> new IllegalStateException(new BadCredentialsException(TestServer.SECRET));
					case "status" -> new ResponseStatusException(HttpStatus.NOT_FOUND, null, denied);
					case "problem" -> ProblemException.of(HttpStatus.NOT_FOUND).cause(denied).build();
					case "annotated" -> new AnnotatedException(denied);
					case "mapped" -> new RowIsSecretException(denied);
					case "declared" -> new DeclaredException(denied);
					default -> new IllegalArgumentException(wrapper);
				};
			}

		}

	}

	@ResponseStatus(HttpStatus.NOT_FOUND)
	@SuppressWarnings("serial")
	static class AnnotatedException extends RuntimeException {

		AnnotatedException(Throwable cause) {
			super(TestServer.SECRET, cause);
		}

	}

	@ProblemMapping(value = "row-hidden", status = 404)
	@SuppressWarnings("serial")
	static class DeclaredException extends RuntimeException {

		DeclaredException(Throwable cause) {
			super(cause);
		}

	}

	@SuppressWarnings("serial")
	static class RowIsSecretException extends RuntimeException {

		RowIsSecretException(Throwable cause) {
			super(TestServer.SECRET, cause);
		}

	}

}
