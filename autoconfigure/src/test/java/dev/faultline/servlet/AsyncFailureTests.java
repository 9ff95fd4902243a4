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
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import dev.faultline.CapturedLog;
import dev.faultline.report.LoggingProblemListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results that come later, in their own time, or not at all (status map 2.7).
 */
@ExtendWith(OutputCaptureExtension.class)
class AsyncFailureTests {

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
	@ValueSource(strings = { "/deferred/client", "/callable/client", "/completion/client", "/task/client" })
	void faultOfTheCallerInALateResultIsThatOfTheCaller(String path) {
		server.get(path).send().isProblem(400, "missing-parameter").hasDetail("The parameter 'name' is required.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/deferred/data", "/callable/data", "/completion/data", "/task/data", "/stream/data" })
	void failureOfTheDatabaseInALateResultIsThatOfTheDatabase(String path) {
		server.get(path).send().isProblem(409, "already-exists");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/deferred/bug", "/callable/bug", "/completion/bug", "/task/bug", "/stream/bug" })
	void bugInALateResultIsInternalErrorAndLoggedOnce(String path, CapturedOutput output) {
		try (TestServer own = TestServer.start(Application.class)) {
			own.get(path).send().isProblem(500, "internal-error");
		}
		// Tomcat warns of the threads that Spring's executor leaves behind
		assertThat(LoggedEvents.of(output).stream().filter((line) -> !line.contains("WebappClassLoaderBase")))
			.singleElement()
			.asString()
			.contains(" 500 internal-error: GET " + path);
		assertThat(LoggedEvents.countOf(output, "NoSuchElementException: " + TestServer.SECRET)).isEqualTo(1);
	}

	@Test
	void resultThatIsNoExceptionButAnErrorIsLeftAlone() {
		assertThat(server.get("/deferred/text").send().text()).isEqualTo("not an exception");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/deferred/never", "/completion/never", "/task/interrupted-last" })
	void resultThatNeverComesIsTimeout(String path) {
		try (TestServer own = TestServer.start(List.of("spring.mvc.async.request-timeout=50ms"), Application.class)) {
			own.get(path)
				.send()
				.isProblem(503, "timeout")
				.hasHeader("Retry-After", "5")
				.hasDetail("The server could not complete the request in time.");
		}
	}

	@Test
	void ownAnswerToATimeoutIsLeftAlone() {
		Answer answer = server.get("/deferred/own-answer").send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).isEqualTo("none so far");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/deferred/never", "/callable/interrupted" })
	void lateResultIsAWarningWithoutStackTrace(String path) {
		try (TestServer own = TestServer.start(List.of("spring.mvc.async.request-timeout=50ms"), Application.class);
				CapturedLog log = CapturedLog.of(LoggingProblemListener.class)) {
			own.get(path).send().isProblem(503, "timeout");
			assertThat(log.events()).singleElement().satisfies((event) -> {
				assertThat(event.getLevel()).isEqualTo(Level.WARN);
				assertThat(event.getThrowableProxy()).isNull();
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/callable/interrupted", "/callable/interrupted-wrapped", "/callable/interrupted-own" })
	void interruptOfALateResultIsTimeout(String path) {
		server.get(path)
			.send()
			.isProblem(503, "timeout")
			.hasHeader("Retry-After", "5")
			.hasDetail("The server could not complete the request in time.");
	}

	@Test
	void interruptElsewhereIsInternalError() {
		server.get("/interrupted").send().isProblem(500, "internal-error");
	}

	@Test
	void streamThatFailsAfterItsFirstBytesIsCutAndLogged(CapturedOutput output) {
		try (TestServer own = TestServer.start(Application.class)) {
			String answer = own.raw("GET /stream/late HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
			assertThat(answer).startsWith("HTTP/1.1 200 ")
				.contains("begun")
				.doesNotContain("problem", TestServer.SECRET, "\r\n0\r\n");
		}
		// WebappClassLoaderBase speaks of the thread of the executor
		assertThat(LoggedEvents.of(output)).filteredOn((line) -> !line.contains("WebappClassLoaderBase"))
			.singleElement()
			.asString()
			.contains("500 internal-error: GET /stream/late");
		assertThat(output).contains("NoSuchElementException: " + TestServer.SECRET);
	}

	private static <T> T fail(String kind) throws Exception {
		throw switch (kind) {
			case "client" -> new MissingServletRequestParameterException("name", "String");
			case "data" -> new DuplicateKeyException(TestServer.SECRET);
			default -> new NoSuchElementException(TestServer.SECRET);
		};
	}

	private static Exception failure(String kind) {
		try {
			return fail(kind);
		}
		catch (Exception ex) {
			return ex;
		}
	}

	@RestController
	static class Endpoints {

		@GetMapping("/deferred/{kind:client|data|bug}")
		DeferredResult<String> deferred(@PathVariable String kind) {
			DeferredResult<String> result = new DeferredResult<>();
			new Thread(() -> result.setErrorResult(failure(kind))).start();
			return result;
		}

		@GetMapping("/deferred/text")
		DeferredResult<String> text() {
			DeferredResult<String> result = new DeferredResult<>();
			result.setErrorResult("not an exception");
			return result;
		}

		@GetMapping("/deferred/never")
		DeferredResult<String> never() {
			return new DeferredResult<>(50L);
		}

		@GetMapping("/deferred/own-answer")
		DeferredResult<String> ownAnswer() {
			return new DeferredResult<>(50L, "none so far");
		}

		@GetMapping("/callable/{kind:client|data|bug}")
		Callable<String> callable(@PathVariable String kind) {
			return () -> fail(kind);
		}

		@GetMapping("/completion/{kind:client|data|bug}")
		CompletableFuture<String> completion(@PathVariable String kind) {
			CompletableFuture<String> future = new CompletableFuture<>();
			new Thread(() -> future.completeExceptionally(new CompletionException(failure(kind)))).start();
			return future;
		}

		@GetMapping("/task/{kind:client|data|bug}")
		WebAsyncTask<String> task(@PathVariable String kind) {
			return new WebAsyncTask<>(() -> fail(kind));
		}

		@GetMapping("/stream/{kind:data|bug}")
		StreamingResponseBody stream(@PathVariable String kind) {
			return (output) -> {
				throw (RuntimeException) failure(kind);
			};
		}

		@GetMapping("/stream/late")
		StreamingResponseBody late() {
			return (output) -> {
				// more than any buffer holds, since Spring ignores a flush of the body
				output.write("begun".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
				throw new NoSuchElementException(TestServer.SECRET);
			};
		}

		/**
		 * The timeout is always recorded before the interrupted task tells its failure.
		 */
		@GetMapping("/task/interrupted-last")
		WebAsyncTask<String> interruptedLast() {
			CountDownLatch done = new CountDownLatch(1);
			WebAsyncTask<String> task = new WebAsyncTask<>(50L, new SimpleAsyncTaskExecutor(), () -> {
				try {
					new CountDownLatch(1).await(10, TimeUnit.SECONDS);
				}
				finally {
					done.await(10, TimeUnit.SECONDS);
				}
				return "too late";
			});
			task.onCompletion(done::countDown);
			return task;
		}

		@GetMapping("/completion/never")
		CompletableFuture<String> completionNever() {
			return new CompletableFuture<>();
		}

		@GetMapping("/callable/interrupted")
		Callable<String> interrupted() {
			return () -> {
				throw new InterruptedException(TestServer.SECRET);
			};
		}

		@GetMapping("/callable/interrupted-wrapped")
		Callable<String> interruptedWrapped() {
			return () -> {
				throw new CompletionException(new InterruptedException(TestServer.SECRET));
			};
		}

		@GetMapping("/callable/interrupted-own")
		Callable<String> interruptedOwn() {
			return () -> {
				throw new IllegalStateException(new InterruptedException(TestServer.SECRET));
			};
		}

		@GetMapping("/interrupted")
		void interruptedElsewhere() throws InterruptedException {
			throw new InterruptedException(TestServer.SECRET);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

}
