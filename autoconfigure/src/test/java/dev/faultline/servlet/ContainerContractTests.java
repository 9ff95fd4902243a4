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

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a container refuses by itself, over raw sockets: the column "should be" of section
 * 3 of the status map. Each server runs all of it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class ContainerContractTests {

	static final String HOST = "Host: localhost\r\n";

	static final String CLOSE = "Connection: close\r\n";

	TestServer server;

	abstract TestServer start(List<String> properties, Class<?>... sources);

	Class<?> application() {
		return Application.class;
	}

	String contextPathProperty() {
		return "server.servlet.context-path";
	}

	@BeforeAll
	void start() {
		this.server = start(List.of(), application());
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "G@T / HTTP/1.1", "GET", "GET  /  HTTP/1.1 s3cr3t", "GET s3cr3t HTTP/1.1",
			"\u0001 / HTTP/1.1", "GET http://[::s3cr3t/ HTTP/1.1" })
	void malformedRequestLineIs400(String line) {
		refused(line + "\r\n" + HOST + "\r\n").isProblem(400, "malformed-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1s3cr3t", "s3cr3t", "HTTP/1" })
	void malformedVersionIs400Or505(String version) {
		Answer answer = refused("GET / " + version + "\r\n" + HOST + "\r\n");
		if (answer.status() == 400) {
			answer.isProblem(400, "malformed-request");
		}
		else {
			answer.isProblem(505, "http-version-not-supported");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Bad: s3cr3t\u0001", "X-Bad: s3cr3t\u0000", "X B: s3cr3t", "X(B): s3cr3t", ": s3cr3t",
			"s3cr3t" })
	void malformedHeaderIs400(String header) {
		refused("GET / HTTP/1.1\r\n" + HOST + header + "\r\n\r\n").isProblem(400, "malformed-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", HOST + "Host: elsewhere\r\n", "Host: s3cr3t/\r\n", "Host: a:b:c\r\n" })
	void noHostTwoHostsOrBadHostIs400(String hosts) {
		refused("GET / HTTP/1.1\r\n" + hosts + "\r\n").isProblem(400, "malformed-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/3.0", "HTTP/1.2", "HTTP/9.9" })
	void otherVersionOfHttpIs505(String version) {
		refused("GET / " + version + "\r\n" + HOST + "\r\n").isProblem(505, "http-version-not-supported");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?" })
	void uriThatIsTooLongIs414(String start) {
		refused("GET " + start + "a".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n").isProblem(414, "uri-too-long");
	}

	@Test
	void headerThatIsTooLargeIs431() {
		refused(kept("/fine", "X-Large: " + "a".repeat(20_000) + "\r\n")).isProblem(431, "headers-too-large");
	}

	@Test
	void headersThatAreTooLargeTogetherAre431() {
		refused(kept("/fine", ("X-Large: " + "a".repeat(1000) + "\r\n").repeat(20))).isProblem(431,
				"headers-too-large");
	}

	@Test
	void tooManyHeadersAre431() {
		refused(kept("/fine", "X-Many: a\r\n".repeat(150))).isProblem(431, "headers-too-large");
	}

	@Test
	void asManyHeadersAsThereMayBeAreServed() {
		assertThat(this.server.exchange(get("/fine", "X-Many: a\r\n".repeat(98))).text()).isEqualTo("fine");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%zz", "/%", "/%2F", "/%5C", "/%00", "/%ff%fe", "/../..", "/%2e%2e/%2e%2e", "/a%2fb" })
	void pathThatCannotBeDecodedIs400Or404(String path) {
		Answer answer = this.server.exchange(get(path, ""));
		if (answer.status() == 404) {
			answer.isProblem(404, "not-found");
		}
		else {
			answer.isProblem(400, "malformed-request");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fine?a=%zz", "/fine?%" })
	void queryThatCannotBeDecodedIs400(String path) {
		this.server.exchange(get("/query" + path.substring(5), "")).isProblem(400, "malformed-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fine?{}", "/fine?a={s3cr3t}", "/fine?a=|", "/fine?a=\\", "/fine?a=^", "/fine?a=`",
			"/fine?a=\"", "/fine?a=<", "/fine?a=>" })
	void characterThatNoUriHasIs400(String path) {
		refused(kept(path, "")).isProblem(400, "malformed-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t", "-1\r\n", "80000000000000000\r\n" })
	void badChunkSizeIs400(String chunk) {
		this.server
			.exchange("POST /echo HTTP/1.1\r\n" + HOST + CLOSE
					+ "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "\r\n\r\n")
			.isProblem(400, "malformed-body");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t", "s3cr3t, chunked", "gzip, chunked" })
	void unknownTransferCodingIs501(String coding) {
		refused("POST /echo HTTP/1.1\r\n" + HOST + "Transfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n").isProblem(501,
				"not-implemented");
	}

	/**
	 * RFC 9112 wants both: 501 in section 6.1, 400 in section 6.3.
	 */
	@Test
	void unknownTransferCodingAfterChunkedIs501Or400() {
		Answer answer = refused(
				"POST /echo HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked, s3cr3t\r\n\r\n0\r\n\r\n");
		if (answer.status() == 501) {
			answer.isProblem(501, "not-implemented");
		}
		else {
			answer.isProblem(400, "malformed-request");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "-1", "1, 2", "99999999999999999999", "" })
	void contentLengthThatIsNoNumberIs400(String length) {
		refused("POST /echo HTTP/1.1\r\n" + HOST + "Content-Length: " + length + "\r\n\r\n").isProblem(400,
				"malformed-request");
	}

	@Test
	void twoDifferentContentLengthsAre400() {
		refused("POST /echo HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab").isProblem(400,
				"malformed-request");
	}

	@Test
	void contentLengthBesideTransferCodingIs400() {
		refused("POST /echo HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
			.isProblem(400, "malformed-request");
	}

	@Test
	void unknownExpectationIs417() {
		refused(kept("/fine", "Expect: s3cr3t\r\n")).isProblem(417, "expectation-failed");
	}

	@ParameterizedTest
	@CsvSource({ "FOO, /fine", "FOO, /nowhere", "PROPFIND, /fine" })
	void unknownMethodIs501(String method, String path) {
		this.server.exchange(method + " " + path + " HTTP/1.1\r\n" + HOST + CLOSE + "\r\n")
			.isProblem(501, "not-implemented");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/fine", "/error", "/nowhere" })
	void traceIs405AndNotEchoed(String path) {
		Answer answer = this.server
			.exchange("TRACE " + path + " HTTP/1.1\r\n" + HOST + CLOSE + "Cookie: id=s3cr3t\r\nX-Echo: echo\r\n\r\n");
		answer.isProblem(405, "method-not-allowed");
		assertThat(answer.text()).doesNotContain("X-Echo");
		assertThat(answer.header("Allow")).contains("GET").doesNotContain("TRACE");
	}

	@Test
	void traceIsNotEchoedToABrowserEither() {
		Answer answer = this.server.exchange("TRACE /fine HTTP/1.1\r\n" + HOST + CLOSE
				+ "Accept: text/html\r\nCookie: id=s3cr3t\r\nX-Echo: echo\r\n\r\n");
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.text()).doesNotContain("X-Echo", TestServer.SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:80", "elsewhere:443" })
	void connectIs501(String target) {
		this.server.exchange("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + CLOSE + "\r\n")
			.isProblem(501, "not-implemented");
	}

	@Test
	void secondRequestOfAConnectionIsRefusedLikeTheFirst() {
		String answers = this.server.raw("GET /fine HTTP/1.1\r\n" + HOST + "\r\nGET / HTTP/3.0\r\n" + HOST + "\r\n");
		assertThat(answers).startsWith("HTTP/1.1 200 ")
			.contains("fine")
			.contains("HTTP/1.1 505 ")
			.endsWith("}")
			.containsOnlyOnce("application/problem+json")
			.contains("Connection: close");
	}

	@Test
	void refusalOfHeadHasNoContent() {
		Answer get = refused(kept("/fine", "Expect: other\r\n"));
		Answer head = this.server.exchange("HEAD" + get("/fine", "Expect: other\r\n").substring(3));
		assertThat(head.text()).isEmpty();
		assertThat(head.status()).isEqualTo(417);
		assertThat(head.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fine?a=%zz", "/fine?a={}" })
	void headWithAQueryThatCannotBeDecodedIsAnsweredAsTheOthers(String path) {
		String request = get(path, "");
		Answer get = this.server.exchange(request);
		Answer head = this.server.exchange("HEAD" + request.substring(3));
		assertThat(head.text()).isEmpty();
		assertThat(head.status()).isEqualTo(get.status());
		assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
		assertThat(head.header("Transfer-Encoding")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "image/png", "s3cr3t" })
	void refusalIsAProblemWhateverIsAccepted(String accept) {
		refused(kept("/fine", "Accept: " + accept + "\r\nExpect: other\r\n")).isProblem(417, "expectation-failed");
	}

	@Test
	void refusalIsInEnglishUnlessAskedOtherwise() {
		refused(kept("/fine", "Expect: other\r\n")).hasHeader("Content-Language", "en");
	}

	@Test
	void pathOutsideTheContextIs404() {
		try (TestServer shop = start(List.of(contextPathProperty() + "=/shop"), application())) {
			shop.exchange(get("/elsewhere", "")).isProblemOfType(404, "/shop/problems/not-found");
			assertThat(shop.exchange(get("/shop/fine", "")).text()).isEqualTo("fine");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "never", "always", "on_param" })
	void refusalDoesNotDependOnErrorProperties(String include) {
		try (TestServer own = start(
				List.of("spring.web.error.include-stacktrace=" + include, "spring.web.error.include-message=always"),
				application())) {
			own.exchange(get("/?trace=true", "X-Bad: s3cr3t\u0001\r\n")).isProblem(400, "malformed-request");
		}
	}

	@Test
	void refusalsOfTheContainerAreLeftToItIfSwitchedOff() {
		try (TestServer own = start(List.of("faultline.container.enabled=false"), application())) {
			Answer answer = own.exchange("GET / HTTP/3.0\r\n" + HOST + CLOSE + "\r\n");
			assertThat(answer.status()).isEqualTo(505);
			assertThat(answer.header("Content-Type")).startsWith("text/html");
			own.get("/nowhere").send().isProblem(404, "not-found");
		}
	}

	@Test
	void refusalsAreLoggedByNobodyAtWarn(CapturedOutput output) {
		refused("GET / HTTP/3.0\r\n" + HOST + "\r\n");
		refused(kept("/fine", "X-Large: " + "a".repeat(20_000) + "\r\n"));
		assertThat(LoggedEvents.of(output)).isEmpty();
	}

	/**
	 * Send a request after which the server must hang up.
	 * @param request the request
	 * @return the response
	 */
	Answer refused(String request) {
		Answer answer = this.server.exchange(request);
		assertThat(answer.header("Connection")).as(answer.text()).isEqualToIgnoringCase("close");
		assertThat(answer.headers()).doesNotContainKeys("Server", "X-Powered-By");
		return answer;
	}

	static String get(String path, String headers) {
		return "GET " + path + " HTTP/1.1\r\n" + HOST + CLOSE + headers + "\r\n";
	}

	/** Without the wish to close the connection. */
	private static String kept(String path, String headers) {
		return "GET " + path + " HTTP/1.1\r\n" + HOST + headers + "\r\n";
	}

	@RestController
	static class Endpoints {

		@GetMapping({ "/", "/fine" })
		String fine() {
			return "fine";
		}

		@GetMapping("/query")
		String query(@RequestParam(required = false) String a) {
			return "query";
		}

		@PostMapping("/echo")
		String echo(@RequestBody String content) {
			return content;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

	}

}
