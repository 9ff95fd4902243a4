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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import dev.faultline.servlet.TestServer;
import dev.faultline.servlet.TestServer.Container;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors that Reactor throws past every subscriber, and exceptions that cannot say what
 * they are. Without Faultline their callers wait, or are cut off.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class ReactiveFatalErrorTests {

	private static final List<String> KINDS = List.of("stack", "memory", "linkage", "class", "machine", "message",
			"string");

	private TestServer server;

	private TestServer plain;

	@BeforeAll
	void start() {
		this.server = TestServer.start(Container.NETTY, List.of("faultline.logging.stack-trace-interval=0"),
				Application.class);
		this.plain = TestServer.start(Container.NETTY, List.of("faultline.enabled=false"), Application.class);
	}

	@AfterAll
	void stop() {
		this.server.close();
		this.plain.close();
	}

	static List<String> requests() {
		return KINDS.stream()
			.flatMap((kind) -> List
				.of("GET /controller/" + kind, "GET /functional/" + kind, "GET /filter/" + kind,
						"GET /late-filter/" + kind, "GET /operator/" + kind, "GET /signal/" + kind,
						"POST /body/" + kind, "POST /body-operator/" + kind, "POST /functional-body/" + kind,
						"POST /form/" + kind, "GET /elastic/" + kind, "GET /delayed/" + kind)
				.stream())
			.toList();
	}

	@ParameterizedTest
	@MethodSource("requests")
	void errorIsInternalErrorAndTheConnectionLives(String request, CapturedOutput output) throws IOException {
		try (Connection connection = new Connection(this.server.port())) {
			String answer = connection.send(request);
			assertThat(answer).as(request).startsWith("HTTP/1.1 500 ").contains("/problems/internal-error");
			assertThat(answer).doesNotContain(TestServer.SECRET);
			assertThat(connection.send("GET /fine")).startsWith("HTTP/1.1 200 ").endsWith("fine");
		}
		assertThat(output).contains("500 internal-error: " + request);
	}

	/**
	 * What plain WebFlux does, which shows what the tests above are about.
	 */
	@ParameterizedTest
	@ValueSource(
			strings = { "GET /controller/message", "GET /elastic/stack", "GET /elastic/class", "GET /delayed/memory" })
	void callerWaitsWithoutFaultline(String request) throws IOException {
		try (Connection connection = new Connection(this.plain.port(), Duration.ofSeconds(2))) {
			assertThat(connection.send(request)).startsWith("no answer");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "GET /controller/stack", "GET /functional/class", "GET /filter/linkage", "POST /body/memory" })
	void callerIsCutOffWithoutFaultline(String request) throws IOException {
		try (Connection connection = new Connection(this.plain.port())) {
			assertThat(connection.send(request)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "stack", "message", "string" })
	void responseThatHasBegunIsCut(String kind, CapturedOutput output) throws IOException {
		try (Connection connection = new Connection(this.server.port())) {
			assertThat(connection.send("GET /flux/" + kind)).startsWith("HTTP/1.1 200 ")
				.contains("begun")
				.doesNotContain("\r\n0\r\n", "/problems/");
		}
		assertThat(output).containsAnyOf("500 internal-error: GET /flux/" + kind, "Answering failed")
			.doesNotContain("already committed", "Error finishing response");
	}

	static <T> T fail(String kind) {
		switch (kind) {
			case "stack" -> throw new StackOverflowError(TestServer.SECRET);
			case "memory" -> throw new OutOfMemoryError(TestServer.SECRET);
			case "linkage" -> throw new LinkageError(TestServer.SECRET);
			case "class" -> throw new NoClassDefFoundError(TestServer.SECRET);
			case "machine" -> throw new BrokenMachineError();
			case "message" -> throw new SpeechlessException();
			case "string" -> throw new NamelessException();
			default -> throw new IllegalStateException(kind);
		}
	}

	static String kind(ServerWebExchange exchange) {
		String path = exchange.getRequest().getPath().value();
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * A caller that keeps its connection.
	 */
	static final class Connection implements AutoCloseable {

		private final Socket socket;

		Connection(int port) throws IOException {
			this(port, Duration.ofSeconds(20));
		}

		Connection(int port, Duration patience) throws IOException {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			this.socket.setSoTimeout((int) patience.toMillis());
		}

		String send(String request) throws IOException {
			boolean form = request.contains("/form");
			String content = request.startsWith("POST") ? (form ? "a=1" : "[1]") : "";
			String type = form ? "application/x-www-form-urlencoded" : "application/json";
			String head = request + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nContent-Type: " + type
					+ "\r\nContent-Length: " + content.length() + "\r\n\r\n";
			this.socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
			this.socket.getOutputStream().flush();
			this.socket.getOutputStream().write(content.getBytes(StandardCharsets.US_ASCII));
			this.socket.getOutputStream().flush();
			return read();
		}

		private String read() throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try {
				for (int next = this.socket.getInputStream().read(); next >= 0; next = this.socket.getInputStream()
					.read()) {
					bytes.write(next);
					if (isWhole(bytes.toString(StandardCharsets.UTF_8))) {
						break;
					}
				}
			}
			catch (SocketTimeoutException ex) {
				return "no answer: " + bytes;
			}
			return bytes.toString(StandardCharsets.UTF_8);
		}

		private static boolean isWhole(String answer) {
			int end = answer.indexOf("\r\n\r\n");
			int length = answer.toLowerCase().indexOf("content-length: ");
			return end > 0 && length > 0 && answer.getBytes(StandardCharsets.UTF_8).length == end + 4
					+ Integer.parseInt(answer.substring(length + 16).lines().findFirst().orElseThrow());
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainReactiveApplication.class, Endpoints.class })
	static class Application {

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route()
				.GET("/functional/{kind}", (request) -> fail(request.pathVariable("kind")))
				.POST("/functional-body/{kind}",
						(request) -> request.bodyToMono(String.class)
							.flatMap((body) -> fail(request.pathVariable("kind"))))
				.build();
		}

		@Bean
		@Order(0)
		WebFilter filter() {
			return (exchange, chain) -> {
				String path = exchange.getRequest().getPath().value();
				if (path.startsWith("/filter/")) {
					return fail(kind(exchange));
				}
				if (path.startsWith("/late-filter/")) {
					return exchange.getFormData().then(Mono.fromRunnable(() -> fail(kind(exchange))));
				}
				return chain.filter(exchange);
			};
		}

	}

	@RestController
	static class Endpoints {

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@GetMapping("/controller/{kind}")
		String controller(@PathVariable String kind) {
			return fail(kind);
		}

		@GetMapping("/operator/{kind}")
		Mono<String> operator(@PathVariable String kind) {
			return Mono.just(kind).map(ReactiveFatalErrorTests::fail);
		}

		@GetMapping("/signal/{kind}")
		Mono<String> signal(@PathVariable String kind) {
			try {
				return fail(kind);
			}
			catch (Throwable ex) {
				return Mono.<String>error(ex).doOnError((error) -> {
				});
			}
		}

		@GetMapping(path = "/flux/{kind}", produces = "text/event-stream")
		Flux<String> flux(@PathVariable String kind) {
			return Flux.range(0, 2).map((i) -> (i == 1) ? fail(kind) : "begun");
		}

		@PostMapping("/body/{kind}")
		String body(@PathVariable String kind, @RequestBody List<Integer> body) {
			return fail(kind);
		}

		@PostMapping("/body-operator/{kind}")
		Mono<String> bodyOperator(@PathVariable String kind, @RequestBody Mono<List<Integer>> body) {
			return body.map((ignored) -> fail(kind));
		}

		@PostMapping("/form/{kind}")
		Mono<String> form(@PathVariable String kind, ServerWebExchange exchange) {
			return exchange.getFormData().map((ignored) -> fail(kind));
		}

		@GetMapping("/elastic/{kind}")
		Mono<String> elastic(@PathVariable String kind) {
			Callable<String> blocking = () -> fail(kind);
			return Mono.fromCallable(blocking).subscribeOn(Schedulers.boundedElastic());
		}

		@GetMapping("/delayed/{kind}")
		Mono<String> delayed(@PathVariable String kind) {
			return Mono.delay(Duration.ofMillis(10)).map((ignored) -> fail(kind));
		}

	}

	@SuppressWarnings("serial")
	static class BrokenMachineError extends VirtualMachineError {

		BrokenMachineError() {
			super(TestServer.SECRET);
		}

	}

	@SuppressWarnings("serial")
	static class SpeechlessException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

	@SuppressWarnings("serial")
	static class NamelessException extends RuntimeException {

		@Override
		public String toString() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

}
