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

package dev.faultline.servlet.statusmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import dev.faultline.CapturedLog;
import dev.faultline.ProblemException;
import dev.faultline.report.LoggingProblemListener;
import dev.faultline.servlet.Answer;
import dev.faultline.servlet.TestServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same controllers in a servlet application and in a WebFlux application, and
 * requests beside those of the status map: languages, formats, methods, headers.
 */
class StackParityTests {

	private static final StatusMapServer APPLICATION = StatusMapServer
		.of(List.of("spring.messages.basename=languages/messages", "faultline.errors.include-allowed-values=true",
				"faultline.errors.include-rejected-value=true", "faultline.errors.limit=3",
				"faultline.security.challenge=Bearer", "faultline.mappings.java.util.NoSuchElementException=gone",
				"faultline.problems.gone.status=410", "faultline.problems.gone.title=Gone for good",
				"faultline.problems.gone.headers.X-Since=1999"), Orders.class, Statuses.class, Advice.class)
		.onServlet(ServletFilter.class)
		.onWebFlux(ReactiveFilter.class);

	private static final String ORDER = "{\"name\":\"\",\"quantity\":0}";

	private static final String ORDERS = "[" + ORDER + "," + ORDER + "," + ORDER + "]";

	private static TestServer servlet;

	private static TestServer webFlux;

	@BeforeAll
	static void start() {
		servlet = APPLICATION.start(Stack.SERVLET);
		webFlux = APPLICATION.start(Stack.WEBFLUX);
	}

	@AfterAll
	static void stop() {
		servlet.close();
		webFlux.close();
	}

	@TestFactory
	Stream<DynamicTest> answersAreTheSame() {
		return requests().entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> verify(entry.getKey(), entry.getValue())));
	}

	@Test
	void everyDifferenceIsOfARequest() {
		assertThat(requests().keySet()).containsAll(Parity.OTHER_DIFFERENCES.keySet());
	}

	private static void verify(String name, StatusMapRequest request) {
		try (CapturedLog log = CapturedLog.of(LoggingProblemListener.class)) {
			Answer onServlet = request.send(servlet);
			assertThat(onServlet.status()).isGreaterThanOrEqualTo(400);
			Parity.verify(Parity.OTHER_DIFFERENCES.get(name), onServlet, request.send(webFlux));
			List<String> lines = log.lines().stream().map(StackParityTests::withoutNames).toList();
			assertThat(lines.subList(0, lines.size() / 2)).isEqualTo(lines.subList(lines.size() / 2, lines.size()));
		}
	}

	/**
	 * Leave out what is another one each time: the occurrence, and which exception it
	 * was, but not that there was one.
	 * @param line a line of the log
	 * @return what is left of it
	 */
	private static String withoutNames(String line) {
		return line.replaceAll("\\[urn:uuid:[^]]+\\]", "[]").replaceFirst("\\[\\] \\S+", "[] exception");
	}

	private static Map<String, StatusMapRequest> requests() {
		Map<String, StatusMapRequest> requests = new LinkedHashMap<>();
		languages(requests);
		formats(requests);
		methods(requests);
		violations(requests);
		for (String path : List.of("/mapped", "/thrown", "/reason", "/etag", "/cached", "/empty", "/body-detail",
				"/status", "/advised", "/unauthorized", "/credentials", "/filter/throws", "/filter/status",
				"/filter/unauthorized", "/nowhere?a=%20b", "/orders/")) {
			requests.put("GET " + path, get(path));
		}
		requests.put("origin that is allowed, failure", get("/shared").header("Origin", "https://friend.example"));
		requests.put("origin that is not allowed", get("/shared").header("Origin", "https://foe.example"));
		requests.put("origin that is not allowed, XML",
				get("/shared").header("Origin", "https://foe.example").header("Accept", "application/xml"));
		return requests;
	}

	private static void languages(Map<String, StatusMapRequest> requests) {
		for (String language : List.of("de", "de-AT", "fr", "fr, de;q=0.5", "fr;q=0.9, en;q=0.8, de;q=0.1", "*", "%%%",
				"it")) {
			requests.put("nothing there, " + language, get("/nowhere").language(language));
			requests.put("mistyped, " + language, get("/number?number=a").language(language));
			requests.put("not valid, " + language, call("POST", "/orders").json(ORDER).language(language));
		}
		requests.put("bug, without language", get("/bug").language(null));
		requests.put("mapped, German", get("/mapped").language("de"));
		requests.put("reason, German", get("/reason").language("de"));
	}

	private static void formats(Map<String, StatusMapRequest> requests) {
		for (String accept : List.of("application/xml", "application/problem+xml", "image/png", "garbage", "text/plain",
				"application/json;q=0.5, application/problem+xml", "*/*")) {
			requests.put("nothing there, " + accept, get("/nowhere").header("Accept", accept));
			requests.put("not valid, " + accept, call("POST", "/orders").json(ORDER).header("Accept", accept));
		}
		requests.put("form where JSON is read", call("POST", "/orders").form("name=a"));
		requests.put("text where JSON is read", call("POST", "/orders").body("text/plain", "a"));
		requests.put("XML that ends early", call("POST", "/orders").body("application/xml", "<a>"));
	}

	private static void methods(Map<String, StatusMapRequest> requests) {
		for (String path : List.of("/nowhere", "/bug", "/number?number=a", "/mapped", "/filter/status")) {
			requests.put("HEAD " + path, call("HEAD", path));
		}
		requests.put("HEAD of what takes POST alone", call("HEAD", "/lines"));
		requests.put("DELETE of a static resource", call("DELETE", "/ten.txt"));
		requests.put("PUT", call("PUT", "/orders").json("{}"));
		for (String method : List.of("TRACE", "FROB")) {
			requests.put(method, StatusMapRequest
				.raw(method + " /bug HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nConnection: close\r\n\r\n"));
		}
		requests.put("unknown method, nothing there", call("FROB", "/nowhere"));
	}

	private static void violations(Map<String, StatusMapRequest> requests) {
		requests.put("more violations than are listed", call("POST", "/lines").json(ORDERS));
		requests.put("rejected value", get("/number?number=1a"));
		requests.put("allowed values", get("/color?color=blue"));
		requests.put("unknown constant", call("POST", "/paint").json("{\"color\":\"blue\"}"));
		requests.put("empty parameter", get("/number?number="));
		requests.put("parameter twice", get("/number?number=a&number=b"));
		requests.put("element of a list", get("/numbers?number=1&number=b"));
		requests.put("constraint of a parameter", get("/sized?name=abcdef"));
		requests.put("variable of a path", get("/orders/a"));
		requests.put("JSON with an error in line 3",
				call("POST", "/orders").json("{\n\"name\":\"a\",\n\"quantity\":}"));
	}

	private static StatusMapRequest.Plain get(String path) {
		return call("GET", path);
	}

	private static StatusMapRequest.Plain call(String method, String path) {
		return StatusMapRequest.call(method, path);
	}

	enum Color {

		RED, GREEN

	}

	record Paint(Color color) {

	}

	record Order(@NotBlank String name, @Positive int quantity) {

	}

	@RestController
	static class Orders {

		@PostMapping("/orders")
		void order(@RequestBody @Valid Order order) {
		}

		@GetMapping("/orders")
		List<Order> orders() {
			return List.of();
		}

		@GetMapping("/orders/{id}")
		void order(@PathVariable long id) {
		}

		@PostMapping("/lines")
		void lines(@RequestBody List<@Valid Order> lines) {
		}

		@PostMapping("/paint")
		void paint(@RequestBody Paint paint) {
		}

		@GetMapping("/number")
		void number(@RequestParam Integer number) {
		}

		@GetMapping("/numbers")
		void numbers(@RequestParam("number") List<Integer> numbers) {
		}

		@GetMapping("/color")
		void color(@RequestParam Color color) {
		}

		@GetMapping("/sized")
		void sized(@RequestParam @Size(max = 5) String name) {
		}

		@GetMapping("/bug")
		void bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@CrossOrigin("https://friend.example")
		@GetMapping("/shared")
		void shared() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

	@RestController
	static class Statuses {

		@GetMapping("/mapped")
		void mapped() {
			throw new NoSuchElementException(TestServer.SECRET);
		}

		@GetMapping("/thrown")
		void thrown() {
			throw ProblemException.of("busy").detail("Come back.").header("X-Queue", "7").member("place", 7).build();
		}

		@GetMapping("/reason")
		void reason() {
			throw new ResponseStatusException(HttpStatus.GONE, "stock.gone");
		}

		@GetMapping("/etag")
		ResponseEntity<Void> etag() {
			return ResponseEntity.status(409).eTag("a").header("X-Kept", "yes").build();
		}

		@GetMapping("/cached")
		ResponseEntity<Void> cached() {
			return ResponseEntity.status(404).header("Cache-Control", "max-age=60").build();
		}

		@GetMapping("/empty")
		ResponseEntity<Void> empty() {
			return ResponseEntity.status(499).build();
		}

		@GetMapping(path = "/body-detail", produces = MediaType.APPLICATION_PROBLEM_JSON_VALUE)
		ResponseEntity<ProblemDetail> bodyDetail() {
			return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Mine.")).build();
		}

		@GetMapping("/status")
		@ResponseStatus(HttpStatus.LOCKED)
		void status() {
		}

		@GetMapping("/unauthorized")
		void unauthorized() {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
		}

		@GetMapping("/credentials")
		void credentials() {
			throw ProblemException.of("invalid-credentials").build();
		}

		@GetMapping("/advised")
		void advised() {
			throw new ArithmeticException(TestServer.SECRET);
		}

	}

	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		ProblemDetail handle(ArithmeticException ex) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.PAYMENT_REQUIRED, "Mine.");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ServletFilter {

		@Bean
		OncePerRequestFilter filter() {
			return new OncePerRequestFilter() {

				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						jakarta.servlet.FilterChain chain)
						throws jakarta.servlet.ServletException, java.io.IOException {
					switch (request.getRequestURI()) {
						case "/filter/throws" -> throw new IllegalStateException(TestServer.SECRET);
						case "/filter/status" -> response.setStatus(423);
						case "/filter/unauthorized" -> response.setStatus(401);
						default -> chain.doFilter(request, response);
					}
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveFilter {

		@Bean
		WebFilter filter() {
			return (exchange, chain) -> switch (exchange.getRequest().getPath().value()) {
				case "/filter/throws" -> Mono.error(new IllegalStateException(TestServer.SECRET));
				case "/filter/status" -> {
					exchange.getResponse().setStatusCode(HttpStatus.LOCKED);
					yield Mono.empty();
				}
				case "/filter/unauthorized" -> {
					exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
					yield Mono.empty();
				}
				default -> chain.filter(exchange);
			};
		}

	}

}
