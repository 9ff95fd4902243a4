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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.faultline.ProblemException;
import dev.faultline.reactive.PlainReactiveApplication;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * Fails at every door of a WebFlux application, in the way that the path names: the twin
 * of {@link DoorApplication}.
 */
@Configuration(proxyBeanMethods = false)
@Import({ PlainReactiveApplication.class, ReactiveDoorApplication.Endpoints.class, ReactiveDoorApplication.Views.class,
		ReactiveDoorApplication.OwnHandler.class, ReactiveDoorApplication.SabotagedInterceptors.class })
class ReactiveDoorApplication {

	private static IllegalStateException failure() {
		return new IllegalStateException(TestServer.SECRET);
	}

	private static DataBuffer buffer(DataBufferFactory factory, String text) {
		return factory.wrap(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** Fails in the way that the last part of the path names. */
	private static @Nullable Mono<Void> fail(ServerWebExchange exchange) {
		String path = exchange.getRequest().getPath().value();
		ServerHttpResponse response = exchange.getResponse();
		response.getHeaders().set("X-Kept", "yes");
		return switch (path.substring(path.lastIndexOf('/') + 1)) {
			case "throw", "before" -> throw failure();
			case "throw-checked" -> Mono.error(new Exception(TestServer.SECRET));
			case "send" -> Mono.error(new ResponseStatusException(HttpStatus.GONE));
			case "status" -> {
				response.setStatusCode(HttpStatus.NOT_FOUND);
				yield Mono.empty();
			}
			case "endless" -> Mono.fromRunnable(() -> Saboteur.overflow(0));
			case "read" -> exchange.getRequest().getBody().doOnNext(DataBufferUtils::release).then();
			case "committed-in-filter" ->
				response.writeAndFlushWith(Flux.just(Mono.just(buffer(response.bufferFactory(), "begun"))))
					.then(Mono.error(failure()));
			default -> null;
		};
	}

	@Bean
	@Order(0)
	WebFilter innerFilter() {
		return filter("/inner/", "/committed-in-filter", "/interceptor/");
	}

	@Bean
	@Order(-1000)
	WebFilter outerFilter() {
		return filter("/outer/");
	}

	private static WebFilter filter(String... prefixes) {
		return (exchange, chain) -> {
			String path = exchange.getRequest().getPath().value();
			Mono<Void> failed = Stream.of(prefixes).anyMatch(path::startsWith) ? fail(exchange) : null;
			return (failed != null) ? failed : chain.filter(exchange);
		};
	}

	@Bean
	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route().path("/servlet", (builder) -> builder.route((request) -> true, (request) -> {
			Mono<Void> failed = fail(request.exchange());
			return failed.then(Mono.defer(() -> ServerResponse
				.status((request.exchange().getResponse().getStatusCode() != null)
						? request.exchange().getResponse().getStatusCode() : HttpStatus.OK)
				.header("X-Kept", "yes")
				.build()));
		})).build();
	}

	@Bean
	ViewResolver failingViews() {
		return (name, locale) -> "failingView".equals(name) ? Mono.just(new FailingView()) : Mono.empty();
	}

	@Bean
	NettyServerCustomizer readTimeout(Environment environment) {
		boolean impatient = environment.containsProperty("server.tomcat.connection-timeout");
		return (server) -> impatient ? server.readTimeout(Duration.ofMillis(300)) : server;
	}

	@RestController
	static class Endpoints {

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@GetMapping("/thread")
		String thread() {
			return "platform";
		}

		@GetMapping({ "/controller/throw", "/controller/send", "/controller/status" })
		Mono<Void> controller(ServerWebExchange exchange) {
			return fail(exchange);
		}

		@GetMapping("/controller/entity")
		ResponseEntity<Void> entity() {
			return ResponseEntity.notFound().header("X-Kept", "yes").build();
		}

		@GetMapping("/controller/body")
		ResponseEntity<String> body() {
			return ResponseEntity.status(404).body("not here");
		}

		@GetMapping("/empty")
		ResponseEntity<Void> empty(@RequestParam int status) {
			return ResponseEntity.status(status).build();
		}

		@GetMapping("/committed")
		Mono<Void> committed(ServerHttpResponse response) {
			return response.writeAndFlushWith(Flux.just(Mono.just(buffer(response.bufferFactory(), "begun"))))
				.then(Mono.error(failure()));
		}

		@GetMapping({ "/begun-writer", "/begun-stream" })
		Mono<Void> begun(ServerHttpResponse response) {
			response.getHeaders().set("Content-Type", "text/csv;charset=ISO-8859-1");
			response.getHeaders().setContentLength(5000);
			response.getHeaders().set("X-Kept", "yes");
			return response.writeWith(Mono.error(failure()));
		}

		@GetMapping("/headers")
		void headers(ServerHttpResponse response) {
			HttpHeaders headers = response.getHeaders();
			Map.of("X-Kept", "yes", "Vary", "X-Tenant", "Link", "</help>; rel=help", "ETag", "\"1\"", "Cache-Control",
					"max-age=60", "Content-Encoding", "gzip", "Content-Disposition", "attachment", "Content-Range",
					"bytes 0-1/2", "Accept-Ranges", "bytes")
				.forEach(headers::set);
			headers.setLastModified(0);
			throw failure();
		}

		@PostMapping("/echo")
		Map<String, Object> echo(@RequestBody Map<String, Object> content) {
			return content;
		}

		@PostMapping("/form")
		Mono<String> form(ServerWebExchange exchange) {
			return exchange.getFormData().thenReturn("form");
		}

		@GetMapping("/unwritable")
		DoorApplication.Unwritable unwritable() {
			return new DoorApplication.Unwritable(true);
		}

		@GetMapping("/unwritable/late")
		Flux<DoorApplication.Unwritable> lateUnwritable() {
			return Flux.range(0, 20_000).map((i) -> new DoorApplication.Unwritable(i == 19_999));
		}

		@GetMapping("/stream/early")
		Flux<DataBuffer> streamEarly() {
			return Flux.error(failure());
		}

		@GetMapping("/stream/late")
		Flux<DataBuffer> streamLate(ServerHttpResponse response) {
			return Flux.range(0, 3).map((i) -> {
				if (i == 2) {
					throw failure();
				}
				return buffer(response.bufferFactory(), "begun".repeat(20_000));
			});
		}

		@GetMapping(path = "/sse/early", produces = "text/event-stream")
		Flux<String> sseEarly() {
			return Flux.error(failure());
		}

		@GetMapping(path = "/sse/late", produces = "text/event-stream")
		Flux<String> sseLate() {
			return Flux.just("begun").concatWith(Mono.delay(Duration.ofMillis(10)).then(Mono.error(failure())));
		}

		@GetMapping("/until-gone")
		Flux<DataBuffer> untilGone(ServerHttpResponse response) {
			return Flux.range(0, 10_000)
				.map((i) -> response.bufferFactory().wrap(new byte[65_536]))
				.doOnCancel(DoorApplication.GONE::release);
		}

		@GetMapping("/error/{kind}")
		void error(@PathVariable String kind) {
			throw switch (kind) {
				case "stack" -> new StackOverflowError(TestServer.SECRET);
				case "memory" -> new OutOfMemoryError(TestServer.SECRET);
				case "linkage" -> new NoClassDefFoundError(TestServer.SECRET);
				default -> new AssertionError(TestServer.SECRET);
			};
		}

		@GetMapping("/member")
		void member(@RequestParam String kind) {
			Object bad = switch (kind) {
				case "thrown" -> new DoorApplication.Unwritable(true);
				case "error" -> new DoorApplication.Endless();
				default -> new DoorApplication.Self();
			};
			throw ProblemException.of(HttpStatus.CONFLICT).member("good", "yes").member("bad", bad).build();
		}

		@GetMapping("/async/callable")
		Mono<String> callable() {
			return elastic(() -> {
				throw failure();
			});
		}

		@GetMapping("/async/callable-status")
		Mono<String> callableStatus() {
			return elastic(() -> {
				throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
			});
		}

		private static Mono<String> elastic(Callable<String> callable) {
			return Mono.fromCallable(callable).subscribeOn(Schedulers.boundedElastic());
		}

		@GetMapping("/async/deferred")
		Mono<String> deferred() {
			return Mono.error(failure());
		}

		@GetMapping("/async/late")
		Mono<String> late() {
			return Mono.delay(Duration.ofMillis(10)).then(Mono.error(failure()));
		}

		@GetMapping("/async/future")
		CompletableFuture<String> future() {
			return CompletableFuture.supplyAsync(() -> {
				throw failure();
			});
		}

		@GetMapping("/async/future-status")
		CompletableFuture<String> futureStatus() {
			return CompletableFuture.supplyAsync(() -> {
				throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
			});
		}

		@GetMapping("/async/entity")
		Mono<ResponseEntity<Void>> asyncEntity() {
			return Mono.delay(Duration.ofMillis(10)).thenReturn(ResponseEntity.notFound().build());
		}

		@GetMapping("/async/never")
		Mono<String> never() {
			return Mono.<String>never().timeout(Duration.ofMillis(300));
		}

		@GetMapping("/async/fine")
		Mono<String> asyncFine() {
			return elastic(() -> "fine");
		}

	}

	@Controller
	static class Views {

		@GetMapping("/view/failing")
		String failing() {
			return "failingView";
		}

		@GetMapping("/view/missing")
		String missing() {
			return "missing";
		}

	}

	@RestController
	static class OwnHandler {

		@GetMapping("/own-handler")
		void fail() {
			throw new UnsupportedClassVersionError(TestServer.SECRET);
		}

		@ExceptionHandler(UnsupportedClassVersionError.class)
		String handle() {
			throw new IllegalArgumentException(TestServer.SECRET);
		}

	}

	static class FailingView implements View {

		@Override
		public List<MediaType> getSupportedMediaTypes() {
			return List.of(MediaType.TEXT_HTML, MediaType.ALL);
		}

		@Override
		public Mono<Void> render(@Nullable Map<String, ?> model, @Nullable MediaType contentType,
				ServerWebExchange exchange) {
			return Mono.error(failure());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SabotagedInterceptors extends Saboteur implements WebFluxConfigurer {

		@Override
		public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
			intercept(interceptors);
		}

	}

}
