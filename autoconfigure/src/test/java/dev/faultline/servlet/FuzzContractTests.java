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

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Damaged requests, outside of the build: {@code -Pfuzz} runs them. Several are sent on
 * each connection, so that one may be read as a part of another. Whatever they are, an
 * error is a problem or the end of the connection.
 */
@Tag("fuzz")
abstract class FuzzContractTests {

	private static final int REQUESTS = Integer.getInteger("fuzz.requests", 200_000);

	private static final long SEED = Long.getLong("fuzz.seed", 9457);

	private static final int CALLERS = 4;

	private static final int REQUESTS_PER_CONNECTION = 4;

	private static final int MAX_FINDINGS = 20;

	private static final long TOLERANCE = 8L << 20;

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<Integer, Integer> statuses = new TreeMap<>();

	private final Queue<String> findings = new ConcurrentLinkedQueue<>();

	abstract TestServer start(List<String> properties, Class<?>... sources);

	Class<?> application() {
		return DoorApplication.class;
	}

	/**
	 * Return whether a response is documented as an exception.
	 * @param head status line and headers
	 * @return whether it need not be a problem
	 */
	boolean isKnown(String head) {
		return false;
	}

	/**
	 * Return whether a damaged version of HTTP is mostly another version.
	 * @return whether there are refusals of it
	 */
	boolean readsVersions() {
		return true;
	}

	@Test
	@Timeout(value = 15, unit = TimeUnit.MINUTES)
	void errorIsAProblemOrTheEndOfTheConnection() throws Exception {
		try (TestServer server = start(List.of("logging.level.root=off"), application())) {
			send(server, REQUESTS / 10, SEED - 1);
			this.statuses.clear();
			int threads = ManagementFactory.getThreadMXBean().getThreadCount();
			long heap = heap();
			long begin = System.nanoTime();
			send(server, REQUESTS, SEED);
			Duration duration = Duration.ofNanos(System.nanoTime() - begin);
			long growth = heap() - heap;
			int moreThreads = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
			System.out.printf("FUZZ %s: %d requests, seed %d, %d s, heap %+d kB, threads %+d, statuses %s%n",
					getClass().getSimpleName(), REQUESTS, SEED, duration.toSeconds(), growth >> 10, moreThreads,
					this.statuses);
			assertThat(this.findings).isEmpty();
			assertThat(this.statuses).containsKeys(200, 400, 404, 405, 501);
			assertThat(this.statuses.containsKey(505)).isEqualTo(readsVersions());
			assertThat(growth).as("growth of the heap").isLessThan(TOLERANCE);
			assertThat(moreThreads).as("growth of the threads").isLessThan(50);
			assertThat(server.get("/fine").send().text()).isEqualTo("fine");
		}
	}

	private void send(TestServer server, int requests, long seed) throws Exception {
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
		try {
			List<Callable<Void>> tasks = new ArrayList<>();
			for (int i = 0; i < CALLERS; i++) {
				RequestMutations mutations = new RequestMutations(seed * CALLERS + i);
				tasks.add(() -> {
					for (int sent = 0; sent < requests / CALLERS
							&& this.findings.size() < MAX_FINDINGS; sent += REQUESTS_PER_CONNECTION) {
						connect(server, mutations);
					}
					return null;
				});
			}
			for (Future<Void> result : callers.invokeAll(tasks)) {
				result.get();
			}
		}
		finally {
			callers.shutdownNow();
		}
	}

	private void connect(TestServer server, RequestMutations mutations) {
		StringBuilder requests = new StringBuilder();
		for (int i = 0; i < REQUESTS_PER_CONNECTION; i++) {
			requests.append(mutations.next());
		}
		String answers = server.half(requests.toString());
		String problem = check(answers);
		if (problem == null && answers.contains("/internal-error") && !requests.toString().contains("thr")
				&& !requests.toString().contains("call")) {
			problem = "internal error";
		}
		if (problem != null) {
			this.findings.add(problem + "\n--- requests\n" + escape(requests.toString()) + "\n--- answers\n" + answers);
		}
	}

	/**
	 * Read responses as long as there are any.
	 * @param answers all that came back
	 * @return what is wrong, or {@code null}
	 */
	private String check(String answers) {
		String rest = answers.replace("<connection reset>", "");
		while (isHead(rest) && rest.contains("\r\n\r\n")) {
			int end = rest.indexOf("\r\n\r\n") + 4;
			String head = rest.substring(0, end);
			int status = Integer.parseInt(head.substring(9, 12));
			synchronized (this.statuses) {
				this.statuses.merge(status, 1, Integer::sum);
			}
			rest = rest.substring(end);
			String length = header(head, "Content-Length");
			boolean hasContent = length != null && !rest.isEmpty() && !isHead(rest);
			if (hasContent && rest.getBytes(StandardCharsets.UTF_8).length < Integer.parseInt(length)) {
				// cut off by a reset, or that of HEAD, and after it one of HTTP/0.9
				return (answers.endsWith("<connection reset>") || isDocument(rest)) ? null : "shorter than said";
			}
			String content = hasContent ? first(rest, Integer.parseInt(length)) : "";
			rest = rest.substring(content.length());
			String wrong = (status >= 400 && !isKnown(head)) ? check(status, head, content) : null;
			if (wrong != null) {
				return wrong;
			}
			if (length == null && status != 100) {
				// until the end of the connection, or in chunks
				return null;
			}
		}
		return null;
	}

	private String check(int status, String head, String content) {
		for (String internal : List.of("Exception", "java.", "org.", "dev.faultline", "\tat ", "s3cr3t", "Server:")) {
			if ((head + content).contains(internal)) {
				return "shows " + internal;
			}
		}
		if (status == 500 && content.startsWith("{") && !content.contains("internal-error")) {
			return "not even an internal error";
		}
		if (!"application/problem+json".equals(header(head, "Content-Type"))
				&& !String.valueOf(header(head, "Content-Type")).startsWith("text/html")) {
			return "not a problem";
		}
		try {
			JsonNode document = (content.isEmpty() || content.startsWith("<")) ? null : JSON.readTree(content);
			return (document != null && document.path("status").asInt(0) != status) ? "another status" : null;
		}
		catch (JacksonException ex) {
			return "not JSON";
		}
	}

	// Reactor Netty answers with the version of the request
	private static boolean isHead(String text) {
		return text.startsWith("HTTP/1.1 ") || text.startsWith("HTTP/1.0 ");
	}

	private static boolean isDocument(String text) {
		try {
			return JSON.readTree(text).isObject();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	private static String first(String text, int bytes) {
		return new String(text.getBytes(StandardCharsets.UTF_8), 0, bytes, StandardCharsets.UTF_8);
	}

	private static String header(String head, String name) {
		return head.lines()
			.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
			.map((line) -> line.substring(name.length() + 1).trim())
			.findFirst()
			.orElse(null);
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		text.chars()
			.forEach((character) -> escaped.append((character >= ' ' && character < 127)
					? String.valueOf((char) character) : "\\x%02x".formatted(character)));
		return (escaped.length() > 3000) ? escaped.substring(0, 3000) : escaped.toString();
	}

	private static long heap() throws InterruptedException {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			TimeUnit.MILLISECONDS.sleep(100);
			least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return least;
	}

}
