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
import java.net.URL;
import java.net.URLClassLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application that has error handling of its own may expect.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExistingApplicationTests {

	@Test
	void handlerInTheControllerWins() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class)) {
			Answer answer = server.get("/arithmetic").send();
			assertThat(answer.status()).isEqualTo(420);
			assertThat(answer.text()).isEqualTo("controller");
			server.get("/state").send().isProblem(500, "internal-error");
		}
	}

	@Test
	void handlerInAnAdviceWins() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class, OwnAdvice.class)) {
			Answer answer = server.get("/state").send();
			assertThat(answer.status()).isEqualTo(420);
			assertThat(answer.text()).isEqualTo("advice");
			server.get("/argument").send().isProblem(500, "internal-error");
			server.get("/nowhere").send().isProblem(404, "not-found");
		}
	}

	@Test
	void handlerInTheAdviceOfAnotherStarterWins() throws IOException {
		URL starter = new DefaultResourceLoader().getResource("classpath:/competing-starter/").getURL();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { starter }, getClass().getClassLoader());
				TestServer server = TestServer.start(new DefaultResourceLoader(loader), List.of(),
						PlainApplication.class, Shop.class)) {
			Answer answer = server.get("/state").send();
			assertThat(answer.status()).isEqualTo(420);
			assertThat(answer.text()).isEqualTo("competing");
			server.get("/argument").send().isProblem(500, "internal-error");
		}
	}

	@Test
	void problemDetailsOfSpringBootChangeNothing() {
		try (TestServer server = TestServer.start(List.of("spring.mvc.problemdetails.enabled=true"),
				PlainApplication.class, Shop.class)) {
			assertThat(server.hasBean("problemDetailsExceptionHandler")).isFalse();
			server.get("/nowhere").send().isProblem(404, "not-found");
			server.get("/state").send().isProblem(500, "internal-error");
			server.call("DELETE", "/state").send().isProblem(405, "method-not-allowed").hasHeader("Allow", "GET");
		}
	}

	@Test
	void ownErrorControllerWins() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class, OwnErrorController.class)) {
			Answer sent = server.get("/sent").send();
			assertThat(sent.status()).isEqualTo(410);
			assertThat(sent.text()).isEqualTo("own error controller");
			server.get("/state").send().isProblem(500, "internal-error");
			server.get("/nowhere").send().isProblem(404, "not-found");
		}
	}

	@Test
	void ownErrorAttributesAreForPagesOnly() {
		try (TestServer server = TestServer.start(List.of("spring.web.error.include-message=always"),
				PlainApplication.class, Shop.class, OwnErrorAttributes.class)) {
			Answer page = server.get("/state").accept(TestServer.BROWSER).send();
			assertThat(page.status()).isEqualTo(500);
			assertThat(page.text()).contains("from own attributes");
			assertThat(server.get("/state").send().isProblem(500, "internal-error").text())
				.doesNotContain("from own attributes");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere, 404", "/missing, 404", "/closed, 404" })
	void ownErrorViewIsShownWithTheTrueStatus(String path, int status) {
		try (TestServer server = TestServer.start(
				List.of("spring.web.resources.static-locations=classpath:/existing/static/",
						"faultline.mappings.java.util.NoSuchElementException=404"),
				PlainApplication.class, Shop.class)) {
			Answer page = server.get(path).accept(TestServer.BROWSER).send();
			assertThat(page.status()).isEqualTo(status);
			assertThat(page.header("Content-Type")).startsWith("text/html");
			assertThat(page.text()).contains("The application's own page");
			assertThat(server.get(path)
				.send()
				.isProblemOfType(404, path.equals("/nowhere") ? "/problems/not-found" : "about:blank")).isNotNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere, 404", "/missing, 409", "/state, 500", "/sent, 410" })
	void pageOfSpringBootIsShownWithTheTrueStatus(String path, int status) {
		try (TestServer server = TestServer.start(
				List.of("faultline.mappings.java.util.NoSuchElementException=conflict"), PlainApplication.class,
				Shop.class)) {
			Answer page = server.get(path).accept(TestServer.BROWSER).send();
			assertThat(page.status()).isEqualTo(status);
			assertThat(page.text()).contains("Whitelabel Error Page", "status=" + status)
				.doesNotContain(TestServer.SECRET);
		}
	}

	@Test
	void whatErrorPagesIncludeIsNotInProblems() {
		try (TestServer server = TestServer.start(
				List.of("spring.web.error.include-message=always", "spring.web.error.include-stacktrace=always",
						"spring.web.error.include-exception=true", "spring.web.error.include-binding-errors=always"),
				PlainApplication.class, Shop.class)) {
			for (String path : List.of("/state?trace=true&message=true", "/argument")) {
				assertThat(server.get(path).send().isProblem(500, "internal-error").document()).containsOnlyKeys("type",
						"title", "status", "detail", "instance");
			}
			server.get("/sent").send().isBareProblem(410, "Gone");
		}
	}

	@Test
	void interceptorOfErrorResponsesIsCalled() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class, OwnInterceptor.class)) {
			assertThat(server.get("/nowhere").send().isProblem(404, "not-found").document())
				.containsEntry("intercepted", "NoResourceFoundException".length());
			assertThat(server.get("/state").send().isProblem(500, "internal-error").document())
				.containsEntry("intercepted", 0);
		}
	}

	@Test
	void messageCodesOfSpringAreUsed() {
		try (TestServer server = TestServer.start(List.of("spring.messages.basename=existing/messages"),
				PlainApplication.class, Shop.class)) {
			Answer answer = server.call("DELETE", "/state").send().isProblem(405, "method-not-allowed");
			answer.hasDetail("DELETE does not work here.");
			assertThat(answer.document()).containsEntry("title", "Wrong method");
		}
	}

	@Test
	void adviceThatComesFirstIsNamedAtTheStart(CapturedOutput output) {
		TestServer
			.start(PlainApplication.class, CatchAllAdvice.class, ThrowableAdvice.class, SpringAdvice.class,
					OwnAdvice.class)
			.close();
		List<String> lines = output.getOut().lines().filter((line) -> line.contains("StartupReport")).toList();
		assertThat(lines).hasSize(1);
		assertThat(lines.get(0)).contains(" INFO ")
			.contains(CatchAllAdvice.class.getName() + " handles every exception")
			.contains(ThrowableAdvice.class.getName() + " handles every exception")
			.contains(SpringAdvice.class.getName() + " extends ResponseEntityExceptionHandler")
			.doesNotContain("OwnAdvice");
	}

	@Test
	void startIsReportedWithoutAdvice(CapturedOutput output) {
		TestServer.start(PlainApplication.class).close();
		assertThat(output.getOut().lines().filter((line) -> line.contains("StartupReport"))).hasSize(1)
			.allMatch((line) -> line.contains(" INFO ") && line.contains("Faultline") && !line.contains("first"));
	}

	@Test
	void startSaysWhereTheProblemTypesAreListed(CapturedOutput output) {
		TestServer.start(List.of("server.servlet.context-path=/shop"), PlainApplication.class).close();
		TestServer.start(List.of("faultline.pages.enabled=false"), PlainApplication.class).close();
		assertThat(output.getOut().lines().filter((line) -> line.contains("StartupReport"))).hasSize(2)
			.anyMatch((line) -> line.endsWith(" types, listed at /shop/problems"))
			.anyMatch((line) -> line.endsWith(" types"));
	}

	@Test
	void problemDetailOfAHandlerIsLeftAlone() {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class)) {
			Answer detail = server.get("/detail").send();
			assertThat(detail.status()).isEqualTo(409);
			assertThat(detail.document()).containsEntry("title", "Mine").containsEntry("detail", "As I wrote it.");
			Answer entity = server.get("/entity").send();
			assertThat(entity.status()).isEqualTo(400);
			assertThat(entity.document()).isEqualTo(Map.of("mine", true));
			Answer bare = server.get("/detail-from-handler").send();
			assertThat(bare.status()).isEqualTo(423);
			assertThat(bare.document()).containsEntry("detail", "From my handler.");
		}
	}

	@Test
	void secretInAMessageIsInTheLogOnce(CapturedOutput output) {
		try (TestServer server = TestServer.start(PlainApplication.class, Shop.class)) {
			server.get("/state").send().isProblem(500, "internal-error");
		}
		assertThat(LoggedEvents.countOf(output, TestServer.SECRET)).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /state */*", "GET /filter */*", "GET /nowhere */*", "DELETE /state */*",
			"GET /sent */*", "GET /state text/html", "GET /filter text/html", "GET /nowhere text/html",
			"DELETE /state text/html", "GET /sent text/html" })
	void failureIsLoggedOnce(String request, CapturedOutput output) {
		String[] parts = request.split(" ");
		String instance = null;
		try (TestServer server = TestServer.start(List.of("logging.level.dev.faultline.report=debug"),
				PlainApplication.class, Shop.class, OwnFilter.class)) {
			Answer answer = server.call(parts[0], parts[1]).accept(parts[2]).send();
			assertThat(answer.status()).isGreaterThanOrEqualTo(400);
			if (parts[2].equals("*/*")) {
				instance = (String) answer.document().get("instance");
			}
		}
		List<String> events = LoggedEvents.of(output);
		assertThat(events).hasSize(1);
		assertThat(events.get(0)).contains(parts[0] + " " + parts[1])
			.contains(Optional.ofNullable(instance).orElse(""));
	}

	@RestController
	static class Shop {

		@GetMapping("/state")
		void state() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/argument")
		void argument() {
			throw new IllegalArgumentException(TestServer.SECRET);
		}

		@GetMapping("/arithmetic")
		int arithmetic() {
			return Math.floorDiv(1, 0);
		}

		@GetMapping("/missing")
		void missing() {
			throw new NoSuchElementException(TestServer.SECRET);
		}

		@GetMapping("/sent")
		void sent(HttpServletResponse response) throws IOException {
			response.sendError(410, TestServer.SECRET);
		}

		@GetMapping("/closed")
		void closed(HttpServletResponse response) throws IOException {
			response.sendError(404, TestServer.SECRET);
		}

		@GetMapping("/detail")
		ProblemDetail detail() {
			ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "As I wrote it.");
			detail.setTitle("Mine");
			return detail;
		}

		@GetMapping("/entity")
		ResponseEntity<Map<String, Object>> entity() {
			return ResponseEntity.badRequest().body(Map.of("mine", true));
		}

		@GetMapping("/detail-from-handler")
		void detailFromHandler() {
			throw new IndexOutOfBoundsException(TestServer.SECRET);
		}

		@ExceptionHandler
		ResponseEntity<String> handle(ArithmeticException failure) {
			return ResponseEntity.status(420).body("controller");
		}

		@ExceptionHandler
		ProblemDetail handle(IndexOutOfBoundsException failure) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.LOCKED, "From my handler.");
		}

	}

	@RestControllerAdvice
	static class OwnAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(IllegalStateException failure) {
			return ResponseEntity.status(420).body("advice");
		}

	}

	@RestControllerAdvice
	static class CatchAllAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Exception failure) {
			return ResponseEntity.status(420).build();
		}

	}

	@RestControllerAdvice
	static class ThrowableAdvice {

		@ExceptionHandler
		ResponseEntity<String> handle(Throwable failure) {
			return ResponseEntity.status(420).build();
		}

	}

	@RestControllerAdvice
	static class SpringAdvice extends ResponseEntityExceptionHandler {

	}

	@RestController
	static class OwnErrorController implements ErrorController {

		@RequestMapping("/error")
		String error() {
			return "own error controller";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnErrorAttributes {

		@Bean
		DefaultErrorAttributes ownAttributes() {
			return new DefaultErrorAttributes() {

				@Override
				public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
					Map<String, Object> attributes = new LinkedHashMap<>(super.getErrorAttributes(request, options));
					attributes.put("message", "from own attributes");
					return attributes;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnInterceptor implements WebMvcConfigurer {

		@Override
		public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
			interceptors.add((detail, response) -> detail.setProperty("intercepted",
					(response != null) ? response.getClass().getSimpleName().length() : 0));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFilter {

		@Bean
		Filter failingFilter() {
			return (request, response, chain) -> {
				if (((HttpServletRequest) request).getRequestURI().equals("/filter")) {
					throw new IllegalStateException(TestServer.SECRET);
				}
				chain.doFilter(request, response);
			};
		}

	}

}
