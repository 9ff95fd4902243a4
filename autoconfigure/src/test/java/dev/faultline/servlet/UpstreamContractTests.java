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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.faultline.TestUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows of the status map about calls to other services: every client calls a service
 * that really has the trouble.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class UpstreamContractTests {

	protected static final Duration PATIENCE = Duration.ofSeconds(1);

	private TestServer server;

	private TestUpstream upstream;

	private TestUpstream badCertificate;

	protected abstract TestServer startServer();

	/** Those that throw for a status; the client of the JDK does not. */
	protected abstract List<String> clients();

	protected abstract List<String> clientsOfTheJdk();

	/** Those whose content Spring reads. */
	protected abstract List<String> clientsThatDecode();

	protected abstract List<String> clientsThatSend();

	@BeforeAll
	void start() {
		this.upstream = TestUpstream.start();
		this.badCertificate = TestUpstream.startWithBadCertificate();
		this.server = startServer();
	}

	protected TestServer server() {
		return this.server;
	}

	protected TestUpstream upstream() {
		return this.upstream;
	}

	@AfterAll
	void stop() {
		this.server.close();
		this.upstream.close();
		this.badCertificate.close();
	}

	@TestFactory
	Stream<DynamicTest> statusOfAnotherServiceIsNeverPassedOn() {
		Map<Integer, String> expected = new LinkedHashMap<>();
		for (int status : new int[] { 400, 401, 403, 404, 405, 409, 410, 412, 418, 422, 499, 500, 501, 502, 505, 599,
				777 }) {
			expected.put(status, "502 upstream-error");
		}
		expected.put(408, "504 upstream-timeout");
		expected.put(504, "504 upstream-timeout");
		expected.put(429, "503 service-unavailable");
		expected.put(503, "503 service-unavailable");
		return clients().stream()
			.flatMap((client) -> expected.entrySet()
				.stream()
				.map((row) -> DynamicTest.dynamicTest(client + " " + row.getKey(),
						() -> assertAnswer(client, this.upstream.uri("/" + row.getKey()), row.getValue()))));
	}

	@TestFactory
	Stream<DynamicTest> troubleOnTheWayIsThatOfTheOtherService() {
		Map<String, String> expected = new LinkedHashMap<>();
		expected.put(TestUpstream.refused(), "502 upstream-error");
		expected.put(TestUpstream.unknownHost(), "502 upstream-error");
		expected.put(this.badCertificate.uri("/200"), "502 upstream-error");
		expected.put(this.upstream.uri("/resets"), "502 upstream-error");
		expected.put(this.upstream.uri("/closes"), "502 upstream-error");
		expected.put(this.upstream.uri("/speaks-nonsense"), "502 upstream-error");
		expected.put(this.upstream.uri("/breaks-off"), "502 upstream-error");
		expected.put(this.upstream.uri("/stalls"), "504 upstream-timeout");
		return Stream.concat(clients().stream(), clientsOfTheJdk().stream())
			.flatMap((client) -> expected.entrySet()
				.stream()
				.map((row) -> DynamicTest.dynamicTest(client + " " + row.getKey(),
						() -> assertAnswer(client, row.getKey(), row.getValue()))));
	}

	// the timeout of the JDK's own client ends with the headers
	@TestFactory
	Stream<DynamicTest> contentThatStallsIsATimeout() {
		return clients().stream()
			.map((client) -> DynamicTest.dynamicTest(client,
					() -> assertAnswer(client, this.upstream.uri("/stalls-in-content"), "504 upstream-timeout")));
	}

	@TestFactory
	Stream<DynamicTest> answerThatCannotBeReadIsTheFaultOfTheOtherService() {
		this.upstream.answer("/no-json", 200, "application/json", "{\"degrees\": " + TestServer.SECRET);
		this.upstream.answer("/other-format", 200, "application/x-s3cr3t", TestServer.SECRET);
		this.upstream.answer("/no-format", 200, TestServer.SECRET, "{}");
		return clientsThatDecode().stream()
			.flatMap((client) -> Stream.of("/no-json", "/other-format", "/no-format")
				.map((path) -> DynamicTest.dynamicTest(client + " " + path,
						() -> assertAnswer(client, this.upstream.uri(path), "502 upstream-error"))));
	}

	@TestFactory
	Stream<DynamicTest> requestThatCannotBeWrittenIsABug() {
		return clientsThatSend().stream()
			.flatMap((client) -> Stream.of("json", "x-unknown")
				.map((format) -> DynamicTest.dynamicTest(client + " " + format,
						() -> this.server
							.get("/send/" + client + "/" + format + "?to=" + encode(this.upstream.uri("/200")))
							.send()
							.isProblem(500, "internal-error"))));
	}

	@TestFactory
	Stream<DynamicTest> saneRetryAfterIsPassedOn() {
		Map<String, String> expected = new LinkedHashMap<>();
		expected.put("120", "120");
		expected.put("0", "1");
		expected.put("86400", "3600");
		expected.put("Fri, 31 Dec 9999 23:59:59 GMT", "3600");
		expected.put("-5", "30");
		expected.put("soon", "30");
		return clients().stream()
			.flatMap((client) -> expected.entrySet()
				.stream()
				.flatMap((row) -> Stream.of(429, 503)
					.map((status) -> DynamicTest.dynamicTest(client + " " + status + " " + row.getKey(), () -> {
						this.upstream.answer("/busy", status, "text/plain", TestServer.SECRET,
								"Retry-After: " + row.getKey());
						assertAnswer(client, this.upstream.uri("/busy"), "503 service-unavailable")
							.hasHeader("Retry-After", row.getValue());
					}))));
	}

	@Test
	void otherErrorHasNoRetryAfterOfTheOtherService() {
		this.upstream.answer("/broken", 500, "text/plain", TestServer.SECRET, "Retry-After: 120");
		for (String client : clients()) {
			assertAnswer(client, this.upstream.uri("/broken"), "502 upstream-error").hasHeader("Retry-After", null);
		}
	}

	protected Answer assertAnswer(String client, String uri, String expected) {
		Answer answer = this.server.get("/call/" + client + "?to=" + encode(uri)).send();
		answer.isProblem(Integer.parseInt(expected.substring(0, 3)), expected.substring(4));
		String detail = switch (expected.substring(4)) {
			case "upstream-error" -> "A required service failed.";
			case "upstream-timeout" -> "A required service did not answer in time.";
			default -> "The service is not available at the moment.";
		};
		answer.hasDetail(detail).hasHeader("WWW-Authenticate", null);
		assertThat(answer.document()).containsOnlyKeys("type", "title", "status", "detail", "instance");
		assertThat(answer.text()).doesNotContain("127.0.0.1", "invalid");
		return answer;
	}

	protected static String encode(String uri) {
		return URLEncoder.encode(uri, StandardCharsets.UTF_8);
	}

}
