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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.faultline.TestUpstream;
import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import io.netty.resolver.DefaultAddressResolverGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows of the status map about calls to other services: every client calls a service
 * that really has the trouble.
 */
class UpstreamTests {

	private static final Duration PATIENCE = Duration.ofMillis(300);

	/** Those that throw for a status; the client of the JDK does not. */
	private static final List<String> CLIENTS = List.of("rest-client", "rest-client-simple", "rest-template",
			"web-client", "interface", "interface-web-client", "feign");

	private static TestServer server;

	private static TestUpstream upstream;

	private static TestUpstream badCertificate;

	@BeforeAll
	static void start() {
		upstream = TestUpstream.start();
		badCertificate = TestUpstream.startWithBadCertificate();
		server = TestServer.start(Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
		upstream.close();
		badCertificate.close();
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
		return CLIENTS.stream()
			.flatMap((client) -> expected.entrySet()
				.stream()
				.map((row) -> DynamicTest.dynamicTest(client + " " + row.getKey(),
						() -> assertAnswer(client, upstream.uri("/" + row.getKey()), row.getValue()))));
	}

	@TestFactory
	Stream<DynamicTest> troubleOnTheWayIsThatOfTheOtherService() {
		Map<String, String> expected = new LinkedHashMap<>();
		expected.put(TestUpstream.refused(), "502 upstream-error");
		expected.put(TestUpstream.unknownHost(), "502 upstream-error");
		expected.put(badCertificate.uri("/200"), "502 upstream-error");
		expected.put(upstream.uri("/resets"), "502 upstream-error");
		expected.put(upstream.uri("/closes"), "502 upstream-error");
		expected.put(upstream.uri("/speaks-nonsense"), "502 upstream-error");
		expected.put(upstream.uri("/breaks-off"), "502 upstream-error");
		expected.put(upstream.uri("/stalls"), "504 upstream-timeout");
		return Stream.concat(CLIENTS.stream(), Stream.of("jdk", "jdk-async"))
			.flatMap((client) -> expected.entrySet()
				.stream()
				.map((row) -> DynamicTest.dynamicTest(client + " " + row.getKey(),
						() -> assertAnswer(client, row.getKey(), row.getValue()))));
	}

	// the timeout of the JDK's own client ends with the headers
	@TestFactory
	Stream<DynamicTest> contentThatStallsIsATimeout() {
		return CLIENTS.stream()
			.map((client) -> DynamicTest.dynamicTest(client,
					() -> assertAnswer(client, upstream.uri("/stalls-in-content"), "504 upstream-timeout")));
	}

	@TestFactory
	Stream<DynamicTest> answerThatCannotBeReadIsTheFaultOfTheOtherService() {
		upstream.answer("/no-json", 200, "application/json", "{\"degrees\": " + TestServer.SECRET);
		upstream.answer("/other-format", 200, "application/x-s3cr3t", TestServer.SECRET);
		upstream.answer("/no-format", 200, TestServer.SECRET, "{}");
		return CLIENTS.stream()
			.filter((client) -> !client.equals("feign"))
			.flatMap((client) -> Stream.of("/no-json", "/other-format", "/no-format")
				.map((path) -> DynamicTest.dynamicTest(client + " " + path,
						() -> assertAnswer(client, upstream.uri(path), "502 upstream-error"))));
	}

	// what Feign makes of an answer is for its decoder to say
	@Test
	void answerThatTheDecoderOfFeignCannotReadIsTheFaultOfTheOtherService() {
		upstream.answer("/no-json", 200, "application/json", "{\"degrees\": " + TestServer.SECRET);
		assertAnswer("feign", upstream.uri("/no-json"), "502 upstream-error");
	}

	@TestFactory
	Stream<DynamicTest> requestThatCannotBeWrittenIsABug() {
		return Stream.of("rest-client", "rest-template", "web-client", "feign")
			.flatMap((client) -> Stream.of("json", "x-unknown")
				.map((format) -> DynamicTest.dynamicTest(client + " " + format,
						() -> server.get("/send/" + client + "/" + format + "?to=" + encode(upstream.uri("/200")))
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
		return CLIENTS.stream()
			.flatMap((client) -> expected.entrySet()
				.stream()
				.flatMap((row) -> Stream.of(429, 503)
					.map((status) -> DynamicTest.dynamicTest(client + " " + status + " " + row.getKey(), () -> {
						upstream.answer("/busy", status, "text/plain", TestServer.SECRET,
								"Retry-After: " + row.getKey());
						assertAnswer(client, upstream.uri("/busy"), "503 service-unavailable").hasHeader("Retry-After",
								row.getValue());
					}))));
	}

	@Test
	void otherErrorHasNoRetryAfterOfTheOtherService() {
		upstream.answer("/broken", 500, "text/plain", TestServer.SECRET, "Retry-After: 120");
		for (String client : CLIENTS) {
			assertAnswer(client, upstream.uri("/broken"), "502 upstream-error").hasHeader("Retry-After", null);
		}
	}

	private static Answer assertAnswer(String client, String uri, String expected) {
		Answer answer = server.get("/call/" + client + "?to=" + encode(uri)).send();
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

	private static String encode(String uri) {
		return URLEncoder.encode(uri, StandardCharsets.UTF_8);
	}

	@Import({ PlainApplication.class, Calls.class })
	static class Application {

	}

	@RestController
	static class Calls {

		private final HttpClient jdk = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

		private final RestClient restClient = restClient();

		private final RestClient simple = simple();

		private final RestTemplate restTemplate = new RestTemplate(simpleFactory());

		private final WebClient webClient = webClient();

		@GetMapping("/call/rest-client")
		Weather restClient(@RequestParam URI to) {
			return this.restClient.get().uri(to).retrieve().body(Weather.class);
		}

		@GetMapping("/call/rest-client-simple")
		Weather simple(@RequestParam URI to) {
			return this.simple.get().uri(to).retrieve().body(Weather.class);
		}

		@GetMapping("/call/rest-template")
		Weather restTemplate(@RequestParam URI to) {
			return this.restTemplate.getForObject(to, Weather.class);
		}

		@GetMapping("/call/web-client")
		Weather webClient(@RequestParam URI to) {
			return this.webClient.get().uri(to).retrieve().bodyToMono(Weather.class).block();
		}

		@GetMapping("/call/interface")
		Weather httpInterface(@RequestParam URI to) {
			return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(this.restClient))
				.build()
				.createClient(Exchange.class)
				.weather(to);
		}

		@GetMapping("/call/interface-web-client")
		Weather httpInterfaceOfWebClient(@RequestParam URI to) {
			return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(this.webClient))
				.build()
				.createClient(Exchange.class)
				.weather(to);
		}

		@GetMapping("/call/feign")
		Weather feign(@RequestParam URI to) {
			return feign(to, Weathers.class).weather();
		}

		@GetMapping("/call/jdk")
		String jdk(@RequestParam URI to) throws Exception {
			return this.jdk.send(request(to), BodyHandlers.ofString()).body();
		}

		@GetMapping("/call/jdk-async")
		String jdkAsync(@RequestParam URI to) {
			return this.jdk.sendAsync(request(to), BodyHandlers.ofString()).join().body();
		}

		@GetMapping("/send/rest-client/{format}")
		String send(@RequestParam URI to, @PathVariable String format) {
			return this.restClient.post()
				.uri(to)
				.contentType(type(format))
				.body(new Unwritable())
				.retrieve()
				.body(String.class);
		}

		@GetMapping("/send/rest-template/{format}")
		String sendTemplate(@RequestParam URI to, @PathVariable String format) {
			return this.restTemplate
				.exchange(RequestEntity.post(to).contentType(type(format)).body(new Unwritable()), String.class)
				.getBody();
		}

		@GetMapping("/send/web-client/{format}")
		String sendWebClient(@RequestParam URI to, @PathVariable String format) {
			return this.webClient.post()
				.uri(to)
				.contentType(type(format))
				.bodyValue(new Unwritable())
				.retrieve()
				.bodyToMono(String.class)
				.block();
		}

		@GetMapping("/send/feign/{format}")
		String sendFeign(@RequestParam URI to, @PathVariable String format) {
			return feign(to, Weathers.class).send(new Unwritable());
		}

		private static MediaType type(String format) {
			return new MediaType("application", format);
		}

		private static HttpRequest request(URI to) {
			return HttpRequest.newBuilder(to).timeout(PATIENCE).build();
		}

		private static <T> T feign(URI to, Class<T> type) {
			return Feign.builder()
				.retryer(Retryer.NEVER_RETRY)
				.options(new Request.Options(PATIENCE, PATIENCE, true))
				.decoder((response, target) -> JsonMapper.shared()
					.readValue(response.body().asInputStream(), Weather.class))
				.target(type, to.toString());
		}

		private static RestClient restClient() {
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
			factory.setReadTimeout(PATIENCE);
			return RestClient.builder().requestFactory(factory).build();
		}

		private static RestClient simple() {
			return RestClient.builder().requestFactory(simpleFactory()).build();
		}

		private static SimpleClientHttpRequestFactory simpleFactory() {
			SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
			factory.setReadTimeout(PATIENCE);
			return factory;
		}

		private static WebClient webClient() {
			return WebClient.builder()
				.clientConnector(new ReactorClientHttpConnector(reactor.netty.http.client.HttpClient.newConnection()
					.resolver(DefaultAddressResolverGroup.INSTANCE)
					.responseTimeout(PATIENCE)))
				.build();
		}

	}

	interface Exchange {

		@GetExchange
		Weather weather(URI uri);

	}

	interface Weathers {

		@RequestLine("GET")
		Weather weather();

		@RequestLine("POST")
		String send(Unwritable body);

	}

	record Weather(int degrees) {

	}

	static class Unwritable {

		@JsonProperty
		String getName() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

}
