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
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets a problem and who a page, at the doors of handlers that are no controllers
 * too. What each door answers is in {@link DoorContractTests}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServletProblemFilterTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/png", "s3cr3t", "application/xml", "text/csv;q=0.1", "*/*",
			"text/html, application/json", "text/html;q=0.5, application/problem+json", "text/html;q=0" })
	void problemIsSentWhateverIsAccepted(String accept) {
		server.get("/nowhere").accept(accept).send().isProblem(404, "not-found");
		server.get("/inner/throw").accept(accept).send().isProblem(500, "internal-error");
		server.get("/outer/send").accept(accept).send().isBareProblem(410, "Gone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", TestServer.BROWSER, "text/html, application/json;q=0.5" })
	void pageIsSentIfHtmlIsPreferred(String accept) {
		for (Map.Entry<String, Integer> failure : Map.of("/nowhere", 404, "/inner/throw", 500, "/controller/send", 410)
			.entrySet()) {
			Answer answer = server.get(failure.getKey()).accept(accept).send();
			assertThat(answer.status()).isEqualTo(failure.getValue());
			assertThat(answer.header("Content-Type")).startsWith("text/html");
			assertThat(answer.text()).doesNotContain(TestServer.SECRET);
		}
	}

	@Test
	void textThatIsNotAsciiIsUtf8() {
		server.get("/umlaut").send().isBareProblem(400, "Bad Request").hasDetail("Größe fehlt – 長さ");
	}

	@Test
	void functionalEndpointsAreAnsweredLikeControllers(CapturedOutput output) {
		server.get("/function/throw").send().isProblem(500, "internal-error");
		server.get("/function/status").send().isBareProblem(410, "Gone").hasDetail("Closed.");
		server.get("/function/entity").send().isBareProblem(404, "Not Found");
		server.post("/function/body").json("{").send().isProblem(400, "malformed-body");
		assertThat(output).doesNotContain("Resolved [");
	}

	@Test
	void requestHandlersAreAnsweredLikeControllers(CapturedOutput output) {
		server.get("/handler/throw").send().isProblem(500, "internal-error");
		server.get("/handler/status").send().isBareProblem(410, "Gone").hasDetail("Closed.");
		assertThat(output).doesNotContain("Resolved [");
	}

	@Test
	void problemTypesAreServedAtTheirAddress() {
		Answer types = server.get("/problems").send();
		assertThat(types.status()).isEqualTo(200);
		assertThat(types.header("Content-Type")).isEqualTo("application/json");
		assertThat(types.text()).contains("/problems/not-found", "/problems/validation-failed");
		Answer type = server.get("/problems/not-found").send();
		assertThat(type.status()).isEqualTo(200);
		assertThat(type.document()).containsEntry("type", "/problems/not-found")
			.containsEntry("status", 404)
			.containsEntry("title", "Not found");
		assertThat(server.call("HEAD", "/problems/not-found").send().status()).isEqualTo(200);
	}

	@Test
	void everyTypeLeadsToItsDescription() {
		Object type = server.get("/inner/throw").send().document().get("type");
		assertThat(server.get((String) type).send().document()).containsEntry("type", type);
	}

	@Test
	void problemTypesAreOnlyForReading() {
		server.call("PUT", "/problems").send().isProblem(405, "method-not-allowed").hasHeader("Allow", "GET, HEAD");
		server.call("DELETE", "/problems/not-found")
			.send()
			.isProblem(405, "method-not-allowed")
			.hasHeader("Allow", "GET, HEAD");
	}

	@Test
	void unknownProblemTypeIsNotFound() {
		server.get("/problems/s3cr3t").send().isProblem(404, "not-found");
		server.get("/problems/not-found/s3cr3t").send().isProblem(404, "not-found");
	}

	@Test
	void ownControllerAtTheSameAddressWins() {
		try (TestServer own = TestServer.start(PlainApplication.class, OwnProblems.class)) {
			assertThat(own.get("/problems").send().text()).isEqualTo("my own problems");
			assertThat(own.get("/problems/not-found").send().document()).containsEntry("status", 404);
		}
	}

	@Test
	void pathsOfContextAndServletAreInTheTypes() {
		try (TestServer shop = TestServer
			.start(List.of("server.servlet.context-path=/shop", "spring.mvc.servlet.path=/api"), Application.class)) {
			String base = "/shop/api/problems/";
			shop.get("/shop/api/nowhere").send().isProblemOfType(404, base + "not-found");
			shop.get("/shop/api/begun-stream").send().isProblemOfType(500, base + "internal-error");
			shop.get("/shop/elsewhere").send().isBareProblem(404, "Not Found");
			assertThat(shop.get(base + "not-found").send().document()).containsEntry("type", base + "not-found");
		}
	}

	/** Fails in the way that the last part of the path names. */
	private static boolean fail(String path, HttpServletResponse response) throws IOException, ServletException {
		response.setHeader("X-Kept", "yes");
		switch (path.substring(path.lastIndexOf('/') + 1)) {
			case "throw" -> throw new IllegalStateException(TestServer.SECRET);
			case "send" -> response.sendError(410, TestServer.SECRET);
			default -> {
				return false;
			}
		}
		return true;
	}

	@RestController
	static class Endpoints {

		@GetMapping("/controller/send")
		void send(HttpServletResponse response) throws IOException {
			response.sendError(410, TestServer.SECRET);
		}

		@GetMapping("/begun-stream")
		void begunStream(HttpServletResponse response) throws IOException {
			response.setContentLength(5000);
			response.setHeader("X-Kept", "yes");
			response.getOutputStream().print("begun");
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/umlaut")
		void umlaut() {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Größe fehlt – 長さ");
		}

	}

	static class FailingFilter extends OncePerRequestFilter {

		private final String prefix;

		FailingFilter(String prefix) {
			this.prefix = prefix;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
				jakarta.servlet.FilterChain chain) throws ServletException, IOException {
			String path = request.getRequestURI();
			if (!path.startsWith(this.prefix) || !fail(path, response)) {
				chain.doFilter(request, response);
			}
		}

	}

	@RestController
	static class OwnProblems {

		@GetMapping("/problems")
		String problems() {
			return "my own problems";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

		@Bean
		FilterRegistrationBean<Filter> innerFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new FailingFilter("/inner/"));
			registration.setOrder(0);
			return registration;
		}

		@Bean
		FilterRegistrationBean<Filter> outerFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new FailingFilter("/outer/"));
			registration.setOrder(-1000);
			return registration;
		}

		@Bean
		RouterFunction<ServerResponse> functions() {
			return RouterFunctions.route().GET("/function/throw", (request) -> {
				throw new IllegalStateException(TestServer.SECRET);
			}).GET("/function/status", (request) -> {
				throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
			})
				.GET("/function/entity", (request) -> ServerResponse.notFound().build())
				.POST("/function/body", (request) -> ServerResponse.ok().body(request.body(Map.class)))
				.build();
		}

		@Bean("/handler/throw")
		HttpRequestHandler throwingHandler() {
			return (request, response) -> {
				throw new IllegalStateException(TestServer.SECRET);
			};
		}

		@Bean("/handler/status")
		HttpRequestHandler statusHandler() {
			return (request, response) -> {
				throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
			};
		}

	}

}
