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

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code faultline.paths} confines problems to a part of an application; the other part
 * answers as it does without Faultline.
 */
class ProblemPathsTests {

	private static TestServer server;

	private static TestServer plain;

	@BeforeAll
	static void start() {
		server = TestServer.start(List.of("faultline.paths=/api/**,/feeds/*", "server.servlet.context-path=/shop"),
				PlainApplication.class, Endpoints.class);
		plain = TestServer.start(List.of("faultline.enabled=false", "server.servlet.context-path=/shop"),
				PlainApplication.class, Endpoints.class);
	}

	@AfterAll
	static void stop() {
		server.close();
		plain.close();
	}

	@ParameterizedTest
	@CsvSource({ "/api/fail, 500, internal-error", "/api/number, 400, missing-parameter",
			"/api/no/where, 404, not-found", "/feeds/fail, 500, internal-error", "/api, 404, not-found" })
	void failureOnAListedPathIsAProblem(String path, int status, String slug) {
		server.get("/shop" + path).send().isProblemOfType(status, "/shop/problems/" + slug);
	}

	@Test
	void statusThatIsSentOnAListedPathIsAProblem() {
		server.get("/shop/api/sent").send().isProblemOfType(410, "about:blank");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/page/fail", "/page/number", "/nowhere", "/page/sent", "/feeds/old/fail", "/error" })
	void failureElsewhereIsAsWithoutFaultline(String path) {
		for (String accept : List.of("application/json", "*/*", "image/png", TestServer.BROWSER)) {
			Answer expected = plain.get("/shop" + path).accept(accept).send();
			Answer answer = server.get("/shop" + path).accept(accept).send();
			assertThat(answer.status()).as(accept).isEqualTo(expected.status());
			assertThat(answer.header("Content-Type")).as(accept).isEqualTo(expected.header("Content-Type"));
			assertThat(withoutTime(answer)).as(accept).isEqualTo(withoutTime(expected));
		}
	}

	private static String withoutTime(Answer answer) {
		return answer.text().replaceAll("\"timestamp\":\"[^\"]*\"", "").replaceAll("<div id='created'>.*?</div>", "");
	}

	@RestController
	static class Endpoints {

		@GetMapping({ "/api/{action}", "/page/{action}", "/feeds/{action}", "/feeds/old/{action}" })
		void act(@PathVariable String action, HttpServletResponse response) throws IOException {
			switch (action) {
				case "fail" -> throw new IllegalStateException(TestServer.SECRET);
				case "sent" -> response.sendError(410);
				default -> response.sendError(404);
			}
		}

		@GetMapping({ "/api/number", "/page/number" })
		void number(@RequestParam int number) {
		}

	}

}
