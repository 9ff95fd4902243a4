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

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.faultline.servlet.TestServer;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.eclipse.jetty.io.EofException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Status map 2.7: late results, callers that leave, responses that have begun.
 */
class AsyncRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(List.of(), Own.class, Fluxes.class)
		.onServlet(Late.class, Gone.class, Streams.class);

	private static final byte[] MUCH = "begun".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		return List.of(
				row("2.7.1", AsyncRequestTimeoutException.class, "result that never comes", get("/late/never"), 503,
						"timeout")
					.servletAlone("a Mono has its own timeout")
					.header("Retry-After", "5"),
				row("2.7.2", InterruptedException.class, "task that is interrupted by its timeout",
						get("/late/interrupted"), 503, "timeout")
					.servletAlone("WebFlux interrupts no task")
					.header("Retry-After", "5"),
				nothing("2.7.3", ClientAbortException.class, "caller that leaves", "/gone/stream")
					.servletAlone("of Tomcat"),
				nothing("2.7.3", null, "caller that leaves a Flux", "/gone/flux").webFluxAlone("of Reactor Netty"),
				nothing("2.7.3", AsyncRequestNotUsableException.class, "caller that leaves a late result",
						"/gone/late-stream")
					.servletAlone("of Spring MVC"),
				begun("2.7.3", "/begun/jetty", EofException.class, "caller of Jetty that has left").thrownByTest()
					.servletAlone("of Jetty"),
				begun("2.7.3", "/begun/pipe", IOException.class, "broken pipe of our own, response on its way")
					.servletAlone("of a blocking stream"),
				row("2.7.4", java.io.EOFException.class, "end of a stream of our own", get("/own/eof"), 500,
						"internal-error"),
				row("2.7.4", IOException.class, "broken pipe of our own", get("/own/pipe"), 500, "internal-error"),
				row("2.7.4", IOException.class, "service that hangs up", get("/own/client"), 502, "upstream-error"),
				begun("2.7.5", "/stream/body", NoSuchElementException.class, "body").reported()
					.servletAlone("of a blocking stream"),
				begun("2.7.5", "/stream/events", NoSuchElementException.class, "events").reported()
					.servletAlone("of Spring MVC"),
				begun("2.7.5", "/stream/flux", NoSuchElementException.class, "flux").reported(),
				row("2.7.6", StackOverflowError.class, "fatal error in a handler", get("/fatal/handler"), 500,
						"internal-error"),
				row("2.7.6", NoClassDefFoundError.class, "fatal error in a Mono", get("/fatal/mono"), 500,
						"internal-error")
					.thrownByTest(),
				row("2.7.6", OutOfMemoryError.class, "fatal error in a handler that reads a body",
						post("/fatal/body").json("{}"), 500, "internal-error")
					.thrownByTest(),
				row("2.7.6", NoClassDefFoundError.class, "fatal error in a Mono, after a body",
						post("/fatal/body-mono").json("{}"), 500, "internal-error")
					.thrownByTest(),
				row("2.7.6", StackOverflowError.class, "fatal error in a handler that reads a form",
						post("/fatal/form").form("a=1"), 500, "internal-error"),
				row("2.7.6", SpeechlessException.class, "exception that cannot say its message", get("/speechless"),
						500, "internal-error")
					.thrownByTest());
	}

	private static StatusMapCase nothing(String row, Class<?> cause, String name, String path) {
		return row(row, cause, name, StatusMapRequest.abandoned(path), 200, StatusMapCase.NOTHING);
	}

	private static StatusMapCase begun(String row, String path, Class<?> cause, String name) {
		StatusMapRequest request = StatusMapRequest
			.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		return row(row, cause, name, request, 200, StatusMapCase.NOTHING).and((answer) -> {
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.text()).contains("begun").doesNotContain("problem", "title", "instance");
			answer.isWithoutInternals();
		});
	}

	private static void writeToBrokenPipe() throws IOException {
		Pipe pipe = Pipe.open();
		pipe.source().close();
		try (Pipe.SinkChannel sink = pipe.sink()) {
			sink.write(ByteBuffer.allocate(1));
		}
	}

	@RestController
	static class Late {

		@GetMapping("/late/never")
		DeferredResult<String> never() {
			return new DeferredResult<>(50L);
		}

		/**
		 * The interrupted task always tells its failure before the timeout is recorded.
		 */
		@GetMapping("/late/interrupted")
		WebAsyncTask<Object> interrupted() {
			CompletableFuture<Thread> worker = new CompletableFuture<>();
			WebAsyncTask<Object> task = new WebAsyncTask<>(50L, new SimpleAsyncTaskExecutor(), () -> {
				worker.complete(Thread.currentThread());
				new CountDownLatch(1).await(10, TimeUnit.SECONDS);
				return "too late";
			});
			task.onTimeout(() -> {
				worker.join().join(5000);
				return CallableProcessingInterceptor.RESULT_NONE;
			});
			return task;
		}

	}

	/**
	 * Writes until it cannot.
	 */
	@RestController
	static class Gone {

		@GetMapping("/gone/stream")
		void stream(HttpServletResponse response) throws IOException {
			for (int i = 0; i < 10_000; i++) {
				response.getOutputStream().write(MUCH);
			}
		}

		@GetMapping("/gone/late-stream")
		StreamingResponseBody lateStream() {
			return (output) -> {
				for (int i = 0; i < 10_000; i++) {
					output.write(MUCH);
				}
			};
		}

		@GetMapping("/begun/jetty")
		void jetty(HttpServletResponse response) throws IOException {
			response.getOutputStream().print("begun");
			response.flushBuffer();
			throw new EofException(TestServer.SECRET);
		}

		@GetMapping("/begun/pipe")
		void pipe(HttpServletResponse response) throws IOException {
			response.getOutputStream().print("begun");
			response.flushBuffer();
			writeToBrokenPipe();
		}

	}

	@RestController
	static class Own {

		@GetMapping("/own/eof")
		void eof() throws IOException {
			new DataInputStream(InputStream.nullInputStream()).readInt();
		}

		@GetMapping("/own/pipe")
		void pipe() throws IOException {
			writeToBrokenPipe();
		}

		@GetMapping("/own/client")
		void client() throws Exception {
			RestClient client = RestClient.create(new RestTemplate(new JdkClientHttpRequestFactory()));
			Neighbour.thatHangsUp((address) -> client.get().uri(address).retrieve().body(String.class));
		}

	}

	@RestController
	static class Streams {

		@GetMapping("/stream/body")
		StreamingResponseBody body() {
			return (output) -> {
				// more than any buffer holds, since Spring ignores a flush of the body
				output.write(MUCH);
				throw new NoSuchElementException(TestServer.SECRET);
			};
		}

		@GetMapping("/stream/events")
		SseEmitter events() {
			SseEmitter emitter = new SseEmitter();
			new Thread(() -> {
				try {
					emitter.send("begun");
					emitter.completeWithError(new NoSuchElementException(TestServer.SECRET));
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			}).start();
			return emitter;
		}

	}

	@RestController
	static class Fluxes {

		@GetMapping(path = "/stream/flux", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> flux() {
			return Flux.just("begun").concatWith(Flux.error(() -> new NoSuchElementException(TestServer.SECRET)));
		}

		@GetMapping(path = "/gone/flux", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
		Flux<byte[]> gone() {
			return Flux.range(0, 10_000).map((i) -> MUCH);
		}

		@GetMapping("/fatal/handler")
		int fatal() {
			return fatal() + 1;
		}

		@PostMapping("/fatal/body")
		void fatalWithBody(@RequestBody Map<String, Object> body) {
			throw new OutOfMemoryError(TestServer.SECRET);
		}

		@PostMapping("/fatal/body-mono")
		Mono<String> fatalLaterWithBody(@RequestBody Map<String, Object> body) {
			return fatalLater();
		}

		@PostMapping("/fatal/form")
		int fatalWithForm(@ModelAttribute Form form) {
			return fatal();
		}

		@GetMapping("/speechless")
		void speechless() {
			throw new SpeechlessException();
		}

		@GetMapping("/fatal/mono")
		Mono<String> fatalLater() {
			return Mono.fromCallable(() -> {
				throw new NoClassDefFoundError(TestServer.SECRET);
			});
		}

	}

	@SuppressWarnings("serial")
	static class SpeechlessException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

	record Form(int a) {

	}

}
