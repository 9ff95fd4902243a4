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
import java.util.stream.Stream;

import dev.faultline.Causes;
import dev.faultline.servlet.Answer;
import dev.faultline.servlet.PlainApplication;
import dev.faultline.servlet.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A section of the status map: its cases, each sent to a real port. That none is missing
 * is what {@link StatusMapTests} is about.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StatusMapSection {

	/** Headers that tell the caller what to do. */
	private static final List<String> TELLING = List.of("Accept", "Accept-Patch", "Allow", "Content-Range",
			"Retry-After", "WWW-Authenticate");

	private final Map<StatusMapServer, TestServer> servers = new LinkedHashMap<>();

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
	Stream<DynamicTest> rows() {
		return cases().stream()
			.map((example) -> DynamicTest.dynamicTest(example.toString(), () -> sendAndVerify(example)));
	}

	@AfterAll
	void stop() {
		this.servers.values().forEach(TestServer::close);
	}

	private void sendAndVerify(StatusMapCase example) throws InterruptedException {
		StatusMapServer application = (example.server() != null) ? example.server() : application();
		TestServer server = this.servers.computeIfAbsent(application, StatusMapSection::start);
		SeenFailures seen = server.bean(SeenFailures.class);
		seen.clear();
		Answer answer = example.request().send(server);
		if (example.slug().equals(StatusMapCase.NOTHING)) {
			Throwable raised = seen.awaitEnd();
			if (example.cause() != null) {
				isCausedBy(example, raised);
			}
			example.more().accept(answer);
			assertThat(seen.reported()).isEmpty();
			return;
		}
		isProblem(example, answer);
		hasHeaders(example, answer);
		if (!example.hasErrors()) {
			assertThat(answer.document()).doesNotContainKey("errors");
		}
		example.more().accept(answer);
		assertThat(seen.reported()).as("each failure is reported once").hasSize(1);
		if (example.cause() != null) {
			isCausedBy(example, seen.reported().get(0));
		}
	}

	private static TestServer start(StatusMapServer application) {
		return TestServer.start(application.properties(), application.sources().toArray(Class[]::new));
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

	private static void hasHeaders(StatusMapCase example, Answer answer) {
		example.headers().forEach(answer::hasHeader);
		for (String name : TELLING) {
			if (!example.expects(name)) {
				answer.hasHeader(name, null);
			}
		}
	}

	/**
	 * Assert that it was the exception that the row names, and no other that is answered
	 * alike.
	 * @param example the case
	 * @param failure what was seen
	 */
	private static void isCausedBy(StatusMapCase example, Throwable failure) {
		assertThat(failure).isNotNull();
		assertThat(Causes.of(failure)).as("causes of " + failure).anyMatch(example::isCausedBy);
	}

	static StatusMapServer application(List<String> properties, Class<?>... sources) {
		return new StatusMapServer(properties,
				Stream.concat(Stream.of(PlainApplication.class, SeenFailures.class), Stream.of(sources)).toList());
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
