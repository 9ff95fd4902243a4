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
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors of all kinds, as fast as they are answered, for twenty minutes or
 * {@code -Dsoak.minutes}: neither time nor what callers send makes an answer slower or
 * anything grow. It runs with {@code -Psoak} only, on a machine that does nothing else.
 */
class MixedErrorsSoakTests {

	private static final double MINUTES = Double.parseDouble(System.getProperty("soak.minutes", "20"));

	private static final int CALLERS = 4;

	private static final long TOLERANCE = 4 * 1024 * 1024;

	private final AtomicLong answers = new AtomicLong();

	private final ExecutorService workers = Executors.newFixedThreadPool(CALLERS);

	private volatile boolean over;

	@Test
	void lastMinuteIsLikeTheFirst(@TempDir Path directory) throws Exception {
		List<String> properties = List.of("logging.threshold.console=off",
				"logging.file.name=" + directory.resolve("soak.log"),
				"logging.logback.rollingpolicy.total-size-cap=50MB",
				"faultline.mappings.java.util.NoSuchElementException=not-found");
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
		try (TestServer server = TestServer.start(properties, Application.class)) {
			List<Future<?>> calling = List.of(callers.submit(() -> call(server, 0)),
					callers.submit(() -> call(server, 1)), callers.submit(() -> call(server, 2)),
					callers.submit(() -> call(server, 3)));
			Duration window = Duration.ofMillis((long) (Math.min(1, MINUTES / 5) * 60_000));
			answersIn(window);
			long heap = usedHeap();
			int threads = ManagementFactory.getThreadMXBean().getThreadCount();
			long first = answersIn(window);
			Thread.sleep((long) (MINUTES * 60_000) - 3 * window.toMillis());
			long last = answersIn(window);
			int threadsAtTheEnd = ManagementFactory.getThreadMXBean().getThreadCount();
			long more = usedHeap() - heap;
			this.over = true;
			for (Future<?> call : calling) {
				call.get();
			}
			System.out.printf(
					"%d answers; %d in the first window, %d in the last; %d bytes more; %d threads, then %d%n",
					this.answers.get(), first, last, more, threads, threadsAtTheEnd);
			assertThat(more).isLessThan(TOLERANCE);
			assertThat(threadsAtTheEnd).isLessThanOrEqualTo(threads);
			assertThat(last).isGreaterThanOrEqualTo((long) (0.95 * first));
		}
		finally {
			this.over = true;
			callers.shutdown();
			this.workers.shutdown();
		}
	}

	private long answersIn(Duration window) throws InterruptedException {
		long before = this.answers.get();
		Thread.sleep(window.toMillis());
		return this.answers.get() - before;
	}

	private static long usedHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private Void call(TestServer server, int caller) throws IOException, InterruptedException {
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(this.workers).build();
		for (long i = caller; !this.over; i += CALLERS) {
			// what is sent is never the same twice, but for paths that do not exist: the
			// JDK remembers by a soft reference in which module it looked for them
			answer(client, 404,
					get(server, "/nowhere/" + i % 1000).header("Accept-Language", "x-" + i % 1000 + ", de"));
			answer(client, 404, get(server, "/missing?id=" + i));
			answer(client, 422, post(server, "{\"name\":\"\",\"quantity\":" + -i + "}"));
			answer(client, 400, post(server, "{\"name\":\"" + i));
			answer(client, 400, get(server, "/page?number=x" + i));
			answer(client, 405, get(server, "/orders?" + i));
			answer(client, 500, get(server, "/broken?id=" + i));
		}
		return null;
	}

	private static HttpRequest.Builder get(TestServer server, String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
	}

	private static HttpRequest.Builder post(TestServer server, String content) {
		return get(server, "/orders").header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(content));
	}

	private void answer(HttpClient client, int status, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).contains("\"status\":" + status).doesNotContain(TestServer.SECRET);
		this.answers.incrementAndGet();
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

	@RestController
	static class Endpoints {

		@PostMapping("/orders")
		void order(@Valid @RequestBody Order order) {
		}

		@GetMapping("/missing")
		void missing(@RequestParam long id) {
			throw new NoSuchElementException(TestServer.SECRET + id);
		}

		@GetMapping("/page")
		void page(@RequestParam int number) {
		}

		@GetMapping("/broken")
		void broken(@RequestParam long id) {
			throw new IllegalStateException(TestServer.SECRET + id, new IllegalArgumentException());
		}

	}

	record Order(@NotBlank String name, @Positive long quantity) {
	}

}
