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

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.faultline.TestUpstream;
import feign.Feign;
import feign.RequestLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another service that answers with a problem document of its own.
 */
@ExtendWith(OutputCaptureExtension.class)
class UpstreamProblemTests {

	private static final String INSUFFICIENT_FUNDS = "https://bank.example/problems/insufficient-funds";

	private static final String DOCUMENT = """
			{ "type": "https://bank.example/problems/insufficient-funds", "title": "Insufficient funds", "status": 402,
			  "detail": "The account lacks 12 EUR.", "instance": "urn:uuid:11111111-2222-3333-4444-555555555555",
			  "missing": 12, "accounts": ["a", "b"], "nothing": null }""";

	private final TestUpstream upstream = TestUpstream.start();

	private TestServer server;

	@BeforeEach
	void answer() {
		this.upstream.answer("/pay", 402, "application/problem+json", DOCUMENT, "WWW-Authenticate: Basic realm=x",
				"Set-Cookie: session=" + TestServer.SECRET);
	}

	@AfterEach
	void stop() {
		this.upstream.close();
		if (this.server != null) {
			this.server.close();
		}
	}

	private void start(String... properties) {
		this.server = TestServer.start(List.of(properties), Application.class);
	}

	private Answer call(String client, String path) {
		return this.server
			.get("/" + client + "?to="
					+ URLEncoder.encode(this.upstream.uri(path) + "?token=" + TestServer.SECRET,
							StandardCharsets.UTF_8))
			.send();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rest-client", "rest-template", "web-client", "feign" })
	void problemOfAnotherServiceIsNotPassedOnAndItsTypeAndInstanceAreLogged(String client, CapturedOutput output) {
		start();
		Answer answer = call(client, "/pay").isProblem(502, "upstream-error").hasDetail("A required service failed.");
		assertThat(answer.document()).containsOnlyKeys("type", "title", "status", "detail", "instance");
		this.server.close();
		assertThat(LoggedEvents.of(output)).singleElement()
			.asString()
			.contains(" ERROR ", "502 upstream-error", "upstream-status=\"402\"",
					"upstream-type=\"" + INSUFFICIENT_FUNDS + "\"",
					"upstream-instance=\"urn:uuid:11111111-2222-3333-4444-555555555555\"")
			.doesNotContain(TestServer.SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rest-template", "web-client", "feign" })
	void requestIsLoggedWithoutItsQuery(String client, CapturedOutput output) {
		start();
		call(client, "/500").isProblem(502, "upstream-error");
		this.server.close();
		assertThat(LoggedEvents.of(output)).singleElement()
			.asString()
			.contains("upstream-request=\"GET " + this.upstream.uri("/500") + "\"")
			.doesNotContain(TestServer.SECRET);
	}

	@ParameterizedTest
	@CsvSource({ "400, ERROR", "401, ERROR", "404, ERROR", "408, WARN", "429, WARN", "500, WARN", "502, WARN",
			"503, WARN", "504, WARN" })
	void statusThatSaysThatOurRequestWasWrongIsAnErrorAndItsTroubleAWarning(int status, String level,
			CapturedOutput output) {
		start();
		call("rest-client", "/" + status);
		this.server.close();
		assertThat(LoggedEvents.of(output)).singleElement().asString().contains(" " + level + " ");
		assertThat(output.getAll().contains("\tat ")).isEqualTo(level.equals("ERROR"));
	}

	@Test
	void levelOfTheConfigurationThatIsLowerStays(CapturedOutput output) {
		start("faultline.problems.upstream-error.log-level=info");
		call("rest-client", "/500");
		this.server.close();
		assertThat(LoggedEvents.of(output)).singleElement().asString().contains(" INFO ");
	}

	@Test
	void typeAndInstanceCannotEndTheLineNorFillTheLog(CapturedOutput output) {
		this.upstream.answer("/forges", 500, "application/problem+json",
				"{\"type\": \"x\\r\\n2026-01-01T00:00:00Z ERROR forged\", \"instance\": \"" + "y".repeat(5000) + "\"}");
		start();
		call("rest-client", "/forges").isProblem(502, "upstream-error");
		this.server.close();
		assertThat(LoggedEvents.of(output)).singleElement()
			.asString()
			.contains("upstream-type=\"x??2026-01-01T00:00:00Z ERROR forged\"",
					"upstream-instance=\"" + "y".repeat(200) + "...\"")
			.doesNotContain("y".repeat(201));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rest-client", "rest-template", "web-client", "feign" })
	void declaredTypeIsPassedOnWithTheStatusAndMembersThatItHas(String client) {
		start("faultline.upstream.pass-through=" + INSUFFICIENT_FUNDS);
		Answer answer = call(client, "/pay").isProblemOfType(402, INSUFFICIENT_FUNDS)
			.hasDetail("The account lacks 12 EUR.")
			.hasHeader("WWW-Authenticate", null)
			.hasHeader("Set-Cookie", null);
		assertThat(answer.document()).containsEntry("title", "Insufficient funds")
			.containsEntry("missing", 12)
			.containsEntry("accounts", List.of("a", "b"))
			.doesNotContainEntry("instance", "urn:uuid:11111111-2222-3333-4444-555555555555")
			.containsOnlyKeys("type", "title", "status", "detail", "instance", "missing", "accounts");
	}

	@Test
	void passedOnProblemIsLoggedAsWhatItIs(CapturedOutput output) {
		start("faultline.upstream.pass-through=" + INSUFFICIENT_FUNDS, "logging.level.dev.faultline.report=debug");
		call("rest-client", "/pay");
		this.server.close();
		assertThat(LoggedEvents.of(output)).singleElement()
			.asString()
			.contains(" DEBUG ", "402 upstream-problem", "upstream-type=\"" + INSUFFICIENT_FUNDS + "\"");
	}

	@Test
	void typeThatIsNotDeclaredIsNotPassedOn() {
		start("faultline.upstream.pass-through=https://bank.example/problems/account-closed");
		call("rest-client", "/pay").isProblem(502, "upstream-error");
	}

	@Test
	void slugLetsThroughWhatBothServicesCallTheSame() {
		this.upstream.answer("/order", 410, "application/problem+json;charset=UTF-8", """
				{ "type": "https://api.example.com/problems/out-of-stock", "detail": "Only 3 left.", "sku": "A-1" }""");
		start("faultline.type-base=https://api.example.com/problems/", "faultline.problems.out-of-stock.status=409",
				"faultline.problems.out-of-stock.title=Sold out", "faultline.upstream.pass-through=out-of-stock");
		Answer answer = call("rest-client", "/order").isProblemOfType(409,
				"https://api.example.com/problems/out-of-stock");
		assertThat(answer.document()).containsEntry("title", "Sold out")
			.containsEntry("detail", "Only 3 left.")
			.containsEntry("sku", "A-1");
	}

	@Test
	void onlyRetryAfterIsPassedOnOfTheHeaders() {
		this.upstream.answer("/closed", 503, "application/problem+json",
				"{\"type\": \"https://bank.example/problems/closed\", \"title\": \"Closed\"}", "Retry-After: 99999",
				"Cache-Control: max-age=60", "Link: <https://bank.example>; rel=help");
		start("faultline.upstream.pass-through=https://bank.example/problems/closed");
		call("rest-client", "/closed").isProblemOfType(503, "https://bank.example/problems/closed")
			.hasHeader("Retry-After", "3600")
			.hasHeader("Cache-Control", "no-store")
			.hasHeader("Link", null);
	}

	@Test
	void documentThatIsNotSafeToReadIsNotPassedOn() {
		String type = "{\"type\": \"" + INSUFFICIENT_FUNDS + "\"";
		Map<String, String> documents = Map.of("/too-large", type + ", \"fill\": \"" + "x".repeat(70_000) + "\"}",
				"/too-deep", type + ", \"deep\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}", "/broken", type,
				"/list", "[" + type + "}]", "/number", "{\"type\": 7}", "/empty", "");
		start("faultline.upstream.pass-through=" + INSUFFICIENT_FUNDS);
		documents.forEach((path, document) -> {
			this.upstream.answer(path, 402, "application/problem+json", document);
			call("rest-client", path).isProblem(502, "upstream-error");
		});
	}

	@Test
	void documentThatDoesNotSayThatItIsAProblemIsNotPassedOn() {
		this.upstream.answer("/json", 402, "application/json", DOCUMENT);
		this.upstream.answer("/bad-type", 402, "application/problem+json; =", DOCUMENT);
		start("faultline.upstream.pass-through=" + INSUFFICIENT_FUNDS);
		call("rest-client", "/json").isProblem(502, "upstream-error");
		call("rest-client", "/bad-type").isProblem(502, "upstream-error");
	}

	@Test
	void textOfAnotherServiceIsNoMessageCode() {
		this.upstream.answer("/coded", 402, "application/problem+json", "{\"type\": \"" + INSUFFICIENT_FUNDS
				+ "\", \"title\": \"faultline.problems.busy.title\", \"detail\": \"faultline.problems.busy.detail\"}");
		start("faultline.upstream.pass-through=" + INSUFFICIENT_FUNDS);
		assertThat(call("rest-client", "/coded").document()).containsEntry("title", "faultline.problems.busy.title")
			.containsEntry("detail", "faultline.problems.busy.detail");
	}

	@Import({ PlainApplication.class, Calls.class })
	static class Application {

	}

	@RestController
	static class Calls {

		@GetMapping("/rest-client")
		String restClient(@RequestParam URI to) {
			return RestClient.builder()
				.requestFactory(new JdkClientHttpRequestFactory())
				.build()
				.get()
				.uri(to)
				.retrieve()
				.body(String.class);
		}

		@GetMapping("/rest-template")
		String restTemplate(@RequestParam URI to) {
			return new RestTemplate().getForObject(to, String.class);
		}

		@GetMapping("/web-client")
		String webClient(@RequestParam URI to) {
			return WebClient.create().get().uri(to).retrieve().bodyToMono(String.class).block();
		}

		@GetMapping("/feign")
		String feign(@RequestParam URI to) {
			return Feign.builder().target(Payments.class, to.toString()).pay();
		}

	}

	interface Payments {

		@RequestLine("GET")
		String pay();

	}

}
