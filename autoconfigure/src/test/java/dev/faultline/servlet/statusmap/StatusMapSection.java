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

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.faultline.Causes;
import dev.faultline.servlet.Answer;
import dev.faultline.servlet.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A section of the status map: its cases, each sent to a real port. That none is missing
 * is what {@link StatusMapTests} is about.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StatusMapSection {

	private static final int ATTEMPTS = 10;

	/** Headers that tell the caller what to do. */
	private static final List<String> TELLING = List.of("Accept", "Accept-Patch", "Allow", "Content-Range",
			"Retry-After", "WWW-Authenticate");

	private final Map<Stack, Map<StatusMapServer, TestServer>> servers = new EnumMap<>(Stack.class);

	/**
	 * Return the cases, in the order of the rows.
	 * @return the cases
	 */
	abstract List<StatusMapCase> cases();

	/**
	 * Return the application in which they happen, unless a case names another.
	 * @return the application
	 */
	abstract StatusMapServer application();

	@TestFactory
	Stream<DynamicTest> rowsOnServlet() {
		return tests(Stack.SERVLET);
	}

	@TestFactory
	Stream<DynamicTest> rowsOnWebFlux() {
		return tests(Stack.WEBFLUX);
	}

	/**
	 * The same request to both stacks. What differs is listed in {@link Parity}.
	 * @return a test for each case that both have
	 */
	@TestFactory
	Stream<DynamicTest> rowsOnBothAreTheSame() {
		return cases().stream()
			.filter((example) -> example.isOn(Stack.SERVLET) && example.isOn(Stack.WEBFLUX)
					&& !example.slug().equals(StatusMapCase.NOTHING))
			.map((example) -> DynamicTest.dynamicTest(example.toString(),
					() -> Parity.verify(Parity.DIFFERENCES.get(example.toString()),
							example.request().send(server(example, Stack.SERVLET)),
							example.request().send(server(example, Stack.WEBFLUX)))));
	}

	private Stream<DynamicTest> tests(Stack stack) {
		return cases().stream()
			.filter((example) -> example.isOn(stack))
			.map((example) -> DynamicTest.dynamicTest(example.toString(), () -> sendAndVerify(example, stack)));
	}

	@AfterAll
	void stop() {
		this.servers.values().forEach((ofStack) -> ofStack.values().forEach(TestServer::close));
	}

	private TestServer server(StatusMapCase example, Stack stack) {
		StatusMapServer application = (example.server() != null) ? example.server() : application();
		return this.servers.computeIfAbsent(stack, (key) -> new LinkedHashMap<>())
			.computeIfAbsent(application, (key) -> application.start(stack));
	}

	private void sendAndVerify(StatusMapCase example, Stack stack) throws InterruptedException {
		TestServer server = server(example, stack);
		SeenFailures seen = server.bean(SeenFailures.class);
		seen.clear();
		if (example.slug().equals(StatusMapCase.NOTHING)) {
			sendAndVerifyNothing(example, stack, server, seen);
			return;
		}
		Answer answer = example.request().send(server);
		isProblem(example, answer);
		hasHeaders(example, stack, answer);
		if (!example.hasErrors()) {
			assertThat(answer.document()).doesNotContainKey("errors");
		}
		example.more().accept(answer);
		assertThat(seen.reported()).as("each failure is reported once").hasSize(1);
		if (example.cause(stack) != null) {
			isCausedBy(example, stack, seen.reported().get(0));
		}
	}

	/**
	 * Sends again what no handler has seen: of a late result, Tomcat itself may be the
	 * first to notice that the caller has left. Then it tells nobody, or never ends the
	 * request, whatever the application.
	 */
	private static void sendAndVerifyNothing(StatusMapCase example, Stack stack, TestServer server, SeenFailures seen)
			throws InterruptedException {
		boolean raises = example.cause(stack) != null;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			Answer answer = example.request().send(server);
			boolean ended = seen.awaitEnd();
			example.more().accept(answer);
			if (example.isReported()) {
				seen.awaitReport();
			}
			assertThat(seen.reported()).hasSize(example.isReported() ? 1 : 0);
			if (!raises || seen.raised() != null) {
				assertThat(ended).as("the request has ended").isTrue();
				if (raises) {
					isCausedBy(example, stack, seen.raised());
				}
				return;
			}
			seen.clear();
		}
		fail("In %d attempts, no handler has failed", ATTEMPTS);
	}

	private static void isProblem(StatusMapCase example, Answer answer) {
		switch (example.slug()) {
			case StatusMapCase.BARE -> {
				HttpStatus known = HttpStatus.resolve(example.status());
				if (known != null) {
					answer.isBareProblem(example.status(), known.getReasonPhrase());
				}
				else {
					isProblemWithoutTitle(example, answer);
				}
			}
			case StatusMapCase.OWN -> {
				assertThat(answer.status()).as(answer.text()).isEqualTo(example.status());
				answer.hasHeader("Content-Type", "application/problem+json").isWithoutInternals();
			}
			default -> answer.isProblem(example.status(), example.slug());
		}
	}

	private static void isProblemWithoutTitle(StatusMapCase example, Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(example.status());
		answer.hasHeader("Content-Type", "application/problem+json").isWithoutInternals();
		assertThat(answer.document()).containsEntry("status", example.status()).doesNotContainKey("title");
	}

	private static void hasHeaders(StatusMapCase example, Stack stack, Answer answer) {
		example.headers().forEach((name, value) -> answer.hasHeader(name, example.expects(name, stack) ? value : null));
		for (String name : TELLING) {
			if (!example.expects(name, stack)) {
				answer.hasHeader(name, null);
			}
		}
	}

	/**
	 * Assert that it was the exception that the row names, and no other that is answered
	 * alike.
	 * @param example the case
	 * @param stack where it was seen
	 * @param failure what was seen
	 */
	private static void isCausedBy(StatusMapCase example, Stack stack, Throwable failure) {
		assertThat(failure).isNotNull();
		assertThat(Causes.of(failure)).as("causes of " + failure.getClass())
			.anyMatch((cause) -> example.isCausedBy(stack, cause));
	}

	static StatusMapServer application(List<String> properties, Class<?>... sources) {
		return StatusMapServer.of(properties, sources);
	}

	static StatusMapCase row(String id, Class<?> cause, String name, StatusMapRequest request, int status,
			String slug) {
		return new StatusMapCase(id, cause, name, request, status, slug);
	}

	static StatusMapCase row(String id, String name, StatusMapRequest request, int status, String slug) {
		return new StatusMapCase(id, null, name, request, status, slug);
	}

	static StatusMapRequest.Plain get(String path) {
		return call("GET", path);
	}

	static StatusMapRequest.Plain post(String path) {
		return call("POST", path);
	}

	static StatusMapRequest.Plain call(String method, String path) {
		return StatusMapRequest.call(method, path);
	}

}
