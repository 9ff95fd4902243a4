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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What leaves a servlet application otherwise than as an exception of a controller.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServletProblemFilterTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(List.of("spring.mvc.async.request-timeout=100ms"), Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/inner/throw", "/outer/throw", "/servlet/throw", "/inner/throw-checked" })
	void exceptionOutsideControllersIsInternalError(String path) {
		server.get(path).send().isProblem(500, "internal-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/inner/send", "/outer/send", "/servlet/send", "/controller/send" })
	void statusSentAsErrorIsBareProblem(String path) {
		server.get(path).send().isBareProblem(410, "Gone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/inner/status", "/servlet/status", "/controller/status", "/controller/entity" })
	void statusWithoutBodyIsBareProblem(String path) {
		server.get(path).send().isBareProblem(404, "Not Found").hasHeader("X-Kept", "yes");
	}

	@Test
	void statusWithBodyIsLeftAlone() {
		Answer answer = server.get("/controller/body").send();
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.text()).isEqualTo("not here");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/committed", "/committed-in-filter" })
	void committedResponseIsCutAndLoggedOnce(String path, CapturedOutput output) {
		try (TestServer own = TestServer.start(Application.class)) {
			String answer = own.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
			assertThat(answer).startsWith("HTTP/1.1 200 ").contains("begun").doesNotContain("problem", "\r\n0\r\n");
		}
		assertThat(LoggedEvents.of(output)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/begun-writer", "/begun-stream" })
	void whatWasBegunIsDropped(String path) {
		Answer answer = server.get(path).send().isProblem(500, "internal-error").hasHeader("X-Kept", "yes");
		assertThat(answer.text()).startsWith("{").endsWith("}");
	}

	@Test
	void headersOfTheLostContentAreDroppedAndOthersKept() {
		Answer answer = server.get("/headers").send().isProblem(500, "internal-error");
		answer.hasHeader("X-Kept", "yes")
			.hasHeader("Vary", "X-Tenant, Accept-Language")
			.hasHeader("Link", "</help>; rel=help");
		assertThat(answer.header("Cache-Control")).doesNotContain("max-age");
		assertThat(answer.headers()).doesNotContainKeys("ETag", "Last-Modified", "Content-Encoding",
				"Content-Disposition", "Content-Range", "Accept-Ranges");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/controller/send", "/controller/status", "/begun-stream", "/outer/throw" })
	void headIsAnsweredLikeGet(String path) {
		Answer get = server.get(path).send();
		Answer head = server.call("HEAD", path).send();
		assertThat(head.status()).isEqualTo(get.status());
		assertThat(head.text()).isEmpty();
		assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
	}

	private static Map<String, List<String>> withoutDate(Answer answer) {
		answer.headers().remove("Date");
		return answer.headers();
	}

	@Test
	void errorPageThatSomebodyOpensIsNotFound() {
		server.get("/error").send().isProblem(404, "not-found");
		Answer page = server.get("/error").accept(TestServer.BROWSER).send();
		assertThat(page.status()).isEqualTo(404);
		assertThat(page.header("Content-Type")).startsWith("text/html");
	}

	@Test
	void bodyThatTheContainerCannotReadIsMalformed(CapturedOutput output) {
		String answer = server.raw("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
				+ "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\ns3cr3t\r\n");
		assertThat(answer).startsWith("HTTP/1.1 400 ")
			.contains("Content-Type: application/problem+json\r\n", "/problems/malformed-body")
			.doesNotContain(TestServer.SECRET);
		assertThat(output).doesNotContain(" WARN ", " ERROR ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/async/callable", "/async/deferred", "/async/future", "/async/late" })
	void failedAsynchronousResultIsInternalError(String path) {
		server.get(path).send().isProblem(500, "internal-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/async/callable-status", "/async/future-status" })
	void statusOfAnAsynchronousResultIsKept(String path) {
		server.get(path).send().isBareProblem(410, "Gone").hasDetail("Closed.");
	}

	@Test
	void asynchronousResultWithoutBodyIsBareProblem() {
		server.get("/async/entity").send().isBareProblem(404, "Not Found");
	}

	@Test
	void asynchronousResultThatNeverComesIsTimeout() {
		server.get("/async/never").send().isProblem(503, "timeout").hasHeader("Retry-After", "5");
	}

	@Test
	void asynchronousResultThatComesIsLeftAlone() {
		Answer answer = server.get("/async/fine").send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).isEqualTo("fine");
	}

	@ParameterizedTest
	@CsvSource({ "/endless, 500, internal-error", "/inner/endless, 500, internal-error" })
	void overflowOfTheStackIsInternalError(String path, int status, String slug) {
		server.get(path).send().isProblem(status, slug);
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

	private static int overflow(int depth) {
		return overflow(depth + 1) + 1;
	}

	/** Fails in the way that the last part of the path names. */
	private static boolean fail(String path, HttpServletResponse response) throws IOException, ServletException {
		response.setHeader("X-Kept", "yes");
		switch (path.substring(path.lastIndexOf('/') + 1)) {
			case "throw" -> throw new IllegalStateException(TestServer.SECRET);
			case "throw-checked" -> throw new ServletException(TestServer.SECRET);
			case "send" -> response.sendError(410, TestServer.SECRET);
			case "status" -> response.setStatus(404);
			case "endless" -> overflow(0);
			case "committed-in-filter" -> {
				response.getOutputStream().print("begun");
				response.flushBuffer();
				throw new IllegalStateException(TestServer.SECRET);
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	@RestController
	static class Endpoints {

		private final ExecutorService executor = Executors.newSingleThreadExecutor();

		@GetMapping("/controller/send")
		void send(HttpServletResponse response) throws IOException {
			response.sendError(410, TestServer.SECRET);
		}

		@GetMapping("/controller/status")
		void status(HttpServletResponse response) {
			response.setHeader("X-Kept", "yes");
			response.setStatus(404);
		}

		@GetMapping("/controller/entity")
		ResponseEntity<Void> entity() {
			return ResponseEntity.notFound().header("X-Kept", "yes").build();
		}

		@GetMapping("/controller/body")
		ResponseEntity<String> body() {
			return ResponseEntity.status(404).body("not here");
		}

		@GetMapping("/committed")
		void committed(HttpServletResponse response) throws IOException {
			response.getOutputStream().print("begun");
			response.flushBuffer();
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/begun-writer")
		void begunWriter(HttpServletResponse response) throws IOException {
			response.setContentType("text/csv;charset=ISO-8859-1");
			response.setHeader("X-Kept", "yes");
			response.getWriter().print("begun");
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/begun-stream")
		void begunStream(HttpServletResponse response) throws IOException {
			response.setContentLength(5000);
			response.setHeader("X-Kept", "yes");
			response.getOutputStream().print("begun");
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/headers")
		void headers(HttpServletResponse response) {
			Map.of("X-Kept", "yes", "Vary", "X-Tenant", "Link", "</help>; rel=help", "ETag", "\"1\"", "Cache-Control",
					"max-age=60", "Content-Encoding", "gzip", "Content-Disposition", "attachment", "Content-Range",
					"bytes 0-1/2", "Accept-Ranges", "bytes")
				.forEach(response::setHeader);
			response.setDateHeader("Last-Modified", 0);
			throw new IllegalStateException(TestServer.SECRET);
		}

		@PostMapping("/echo")
		Map<String, Object> echo(@RequestBody Map<String, Object> content) {
			return content;
		}

		@GetMapping("/endless")
		int endless() {
			return overflow(0);
		}

		@GetMapping("/umlaut")
		void umlaut() {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Größe fehlt – 長さ");
		}

		@GetMapping("/async/callable")
		Callable<String> callable() {
			return () -> {
				throw new IllegalStateException(TestServer.SECRET);
			};
		}

		@GetMapping("/async/callable-status")
		Callable<String> callableStatus() {
			return () -> {
				throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
			};
		}

		@GetMapping("/async/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			result.setErrorResult(new IllegalStateException(TestServer.SECRET));
			return result;
		}

		@GetMapping("/async/late")
		DeferredResult<String> late() {
			DeferredResult<String> result = new DeferredResult<>(10_000L);
			this.executor.execute(() -> result.setErrorResult(new IllegalStateException(TestServer.SECRET)));
			return result;
		}

		@GetMapping("/async/future")
		CompletableFuture<String> future() {
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalStateException(TestServer.SECRET);
			}, this.executor);
		}

		@GetMapping("/async/future-status")
		CompletableFuture<String> futureStatus() {
			return CompletableFuture.supplyAsync(() -> {
				throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
			}, this.executor);
		}

		@GetMapping("/async/entity")
		Callable<ResponseEntity<Void>> asyncEntity() {
			return () -> ResponseEntity.notFound().build();
		}

		@GetMapping("/async/never")
		DeferredResult<String> never() {
			return new DeferredResult<>();
		}

		@GetMapping("/async/fine")
		Callable<String> fine() {
			return () -> "fine";
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

	static class FailingServlet extends HttpServlet {

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			fail(request.getRequestURI(), response);
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
		FilterRegistrationBean<Filter> committingFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
					new FailingFilter("/committed-in-filter"));
			registration.setOrder(1);
			return registration;
		}

		@Bean
		FilterRegistrationBean<Filter> outerFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new FailingFilter("/outer/"));
			registration.setOrder(-1000);
			return registration;
		}

		@Bean
		ServletRegistrationBean<FailingServlet> failingServlet() {
			return new ServletRegistrationBean<>(new FailingServlet(), "/servlet/*");
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
