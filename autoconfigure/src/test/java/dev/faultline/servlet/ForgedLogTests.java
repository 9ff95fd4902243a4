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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A caller cannot write into the console through a path, a header, a parameter or the
 * message of an exception.
 */
@ExtendWith(OutputCaptureExtension.class)
class ForgedLogTests {

	private static final String ALL_LEVELS = "logging.level.dev.faultline=debug";

	// CR LF, ANSI, right-to-left override, line separator, next line
	@ParameterizedTest
	@ValueSource(strings = { "%0d%0aforged", "%1b%5b31mforged", "%e2%80%aeforged", "%e2%80%a8forged", "%c2%85forged" })
	void encodedPathOrParameterIsNoLineOfItsOwn(String text, CapturedOutput output) {
		try (TestServer server = TestServer.start(List.of(ALL_LEVELS), Application.class)) {
			server.get("/nowhere/" + text).send();
			server.get("/number?number=" + text).send().isProblem(400, "invalid-parameter");
			server.get("/message?message=" + text).send().isProblem(500, "internal-error");
		}
		isClean(output);
		assertThat(LoggedEvents.of(output)).hasSizeGreaterThanOrEqualTo(3);
		assertThat(output.getAll().lines())
			.anyMatch((line) -> line.matches("java\\.lang\\.IllegalStateException: \\\\.*forged"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /nowhere/\u001b[31mforged", "GET /nowhere/\u0085forged", "GET /nowhere\u000bforged",
			"G\u001b[31mforged /nowhere" })
	void rawRequestLineIsNoLineOfItsOwn(String line, CapturedOutput output) {
		try (TestServer server = TestServer.start(List.of(ALL_LEVELS), Application.class)) {
			server.raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		}
		isClean(output);
	}

	@Test
	void headerInTheMessageOfAnExceptionIsNoLineOfItsOwn(CapturedOutput output) {
		try (TestServer server = TestServer.start(List.of(ALL_LEVELS), Application.class)) {
			server.raw("GET /header HTTP/1.1\r\nHost: localhost\r\nX-Text: a\u0085forged\r\nConnection: close\r\n\r\n");
			server.get("/header").header("X-Text", "a\tforged").send().isProblem(500, "internal-error");
		}
		isClean(output);
	}

	@Test
	void idsThatTheCallerSendsAreNotTakenOver(CapturedOutput output) {
		try (TestServer server = TestServer.start(List.of(ALL_LEVELS), Application.class)) {
			String text = server.get("/message?message=x")
				.header("X-Request-Id", "forged")
				.header("X-Correlation-Id", "forged")
				.header("traceparent", "00-forged-forged-01")
				.send()
				.isProblem(500, "internal-error")
				.text();
			assertThat(text).doesNotContain("forged", "traceId");
		}
		assertThat(output).doesNotContain("forged");
	}

	private static void isClean(CapturedOutput output) {
		assertThat(output.getAll().lines()).noneMatch((line) -> line.startsWith("forged"));
		assertThat(output.getAll()).doesNotContain("\u001b[31m", "\u202e", "\u2028", "\u0085");
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

	@RestController
	static class Endpoints {

		@GetMapping("/number")
		int number(@RequestParam int number) {
			return number;
		}

		@GetMapping("/message")
		void message(@RequestParam String message) {
			throw new IllegalStateException(message);
		}

		@GetMapping("/header")
		void header(@RequestHeader("X-Text") String text) {
			throw new IllegalStateException(text);
		}

	}

}
