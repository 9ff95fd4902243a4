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

package dev.faultline.reactive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import dev.faultline.servlet.Answer;
import dev.faultline.servlet.TestServer;
import dev.faultline.servlet.TestServer.Container;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The doors of a WebFlux application on a real port.
 */
class ReactiveDoorTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Container.NETTY, List.of("faultline.mappings.java.util.NoSuchElementException=404"),
				Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void whatAControllerThrowsIsAProblem() {
		server.get("/boom").send().isProblem(500, "internal-error");
	}

	@Test
	void whatAMonoEndsWithIsAProblem() {
		server.get("/later").send().isProblem(500, "internal-error");
	}

	@Test
	void mappedExceptionHasItsStatus() {
		server.get("/mapped").send().isBareProblem(404, "Not Found");
	}

	@Test
	void whatAFunctionalRouteThrowsIsAProblem() {
		server.get("/functional").send().isProblem(500, "internal-error");
	}

	@Test
	void whatAFilterThrowsIsAProblem() {
		server.get("/filter/throws").send().isProblem(500, "internal-error");
	}

	@Test
	void statusThatAFilterSetsIsAProblem() {
		server.get("/filter/status").send().isBareProblem(423, "Locked");
	}

	@Test
	void statusWithWhichAFilterCompletesIsAProblem() {
		server.get("/filter/complete").send().isBareProblem(403, "Forbidden");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/content/of/handler", "/content/of/filter" })
	void statusWithContentIsLeftAlone(String path) {
		for (String method : List.of("GET", "HEAD")) {
			Answer answer = server.call(method, path).send();
			assertThat(answer.status()).isEqualTo(409);
			assertThat(answer.text()).isEqualTo(method.equals("GET") ? "onetwo" : "");
			assertThat(answer.header("Content-Type")).startsWith("text/plain");
			assertThat(answer.header("Cache-Control")).isNull();
		}
	}

	@Test
	void emptyResponseEntityWithAnErrorStatusIsAProblem() {
		server.get("/empty").send().isBareProblem(409, "Conflict");
	}

	@Test
	void nothingThereIsAProblem() {
		server.get("/nowhere").send().isProblem(404, "not-found");
	}

	@Test
	void contentOfTheApplicationIsLeftAlone() {
		Answer answer = server.get("/own").send();
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.text()).isEqualTo("{\"mine\":true}");
	}

	@Test
	void adviceOfTheApplicationWins() {
		Answer answer = server.get("/advised").send();
		assertThat(answer.status()).isEqualTo(402);
		assertThat(answer.document()).containsEntry("title", "Mine");
	}

	@Test
	void whoPrefersHtmlGetsThePageWithTheTrueStatus() {
		Answer answer = server.get("/mapped").accept(TestServer.BROWSER).send();
		assertThat(answer.status()).isEqualTo(404);
		answer.hasHeader("Content-Type", "text/html;charset=UTF-8");
		assertThat(answer.text()).contains("status=404");
	}

	@Test
	void whoPrefersHtmlGetsAPageForAStatusToo() {
		Answer answer = server.get("/filter/complete").accept(TestServer.BROWSER).send();
		assertThat(answer.status()).isEqualTo(403);
		answer.hasHeader("Content-Type", "text/html;charset=UTF-8");
	}

	@Test
	void headIsAnsweredLikeGetWithoutContent() {
		Answer get = server.get("/boom").send();
		Answer head = server.call("HEAD", "/boom").send();
		assertThat(head.status()).isEqualTo(get.status());
		assertThat(head.text()).isEmpty();
		head.hasHeader("Content-Type", "application/problem+json")
			.hasHeader("Content-Length", get.header("Content-Length"));
	}

	@Test
	void violationsAreListed() {
		server.post("/orders").json("{\"quantity\":0}").send().isProblem(422, "validation-failed");
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Controller.class, Advice.class })
	static class Application extends PlainReactiveApplication {

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route().GET("/functional", (request) -> {
				throw new IllegalStateException(TestServer.SECRET);
			}).build();
		}

		@Bean
		@Order(-1)
		WebFilter filter() {
			return (exchange, chain) -> switch (exchange.getRequest().getPath().value()) {
				case "/filter/throws" -> throw new IllegalStateException(TestServer.SECRET);
				case "/filter/status" -> {
					exchange.getResponse().setStatusCode(HttpStatus.LOCKED);
					yield Mono.empty();
				}
				case "/filter/complete" -> {
					exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
					yield exchange.getResponse().setComplete();
				}
				case "/content/of/filter" -> {
					ServerHttpResponse response = exchange.getResponse();
					response.setStatusCode(HttpStatus.CONFLICT);
					response.getHeaders().setContentType(MediaType.TEXT_PLAIN);
					yield response.writeWith(Flux.just("one", "two")
						.map((part) -> response.bufferFactory().wrap(part.getBytes(StandardCharsets.US_ASCII))));
				}
				default -> chain.filter(exchange);
			};
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/boom")
		String boom() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/later")
		Mono<String> later() {
			return Mono.error(new IllegalStateException(TestServer.SECRET));
		}

		@GetMapping(path = "/content/of/handler", produces = "text/plain")
		ResponseEntity<Flux<String>> content() {
			return ResponseEntity.status(409).body(Flux.just("one", "two"));
		}

		@GetMapping("/mapped")
		Mono<String> mapped() {
			return Mono.error(new NoSuchElementException(TestServer.SECRET));
		}

		@GetMapping("/empty")
		ResponseEntity<Void> empty() {
			return ResponseEntity.status(409).build();
		}

		@GetMapping("/own")
		ResponseEntity<Map<String, Boolean>> own() {
			return ResponseEntity.status(409).body(Map.of("mine", true));
		}

		@GetMapping("/advised")
		String advised() {
			throw new AdvisedException();
		}

		@GetMapping("/numbers/{number}")
		int number(@PathVariable int number) {
			return number;
		}

		@PostMapping("/orders")
		Order order(@Valid @RequestBody Order order) {
			return order;
		}

		record Order(@Positive int quantity) {
		}

	}

	@RestControllerAdvice
	static class Advice {

		@ExceptionHandler
		ProblemDetail handle(AdvisedException ex) {
			ProblemDetail detail = ProblemDetail.forStatus(402);
			detail.setTitle("Mine");
			return detail;
		}

	}

	@SuppressWarnings("serial")
	static class AdvisedException extends RuntimeException {

	}

}
