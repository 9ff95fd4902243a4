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
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import dev.faultline.TestUpstream;
import dev.faultline.reactive.PlainReactiveApplication;
import dev.faultline.servlet.TestServer.Container;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections to Reactor Netty other than the plain one: with TLS, with HTTP/2, with
 * several requests at once, and with time limits.
 */
@ExtendWith(OutputCaptureExtension.class)
class NettyConnectionTests {

	private static final String HOST = "Host: localhost\r\n";

	private static final String CLOSE = HOST + "Connection: close\r\n";

	private static final String BAD = "GET /fine HTTP/1.1\r\n" + CLOSE + "X-Bad: \u0001\r\n\r\n";

	@TempDir
	private static Path directory;

	private static Path keyStore;

	@BeforeAll
	static void keys() {
		keyStore = TestUpstream.keyStore(directory.resolve("keys.p12"), "localhost");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void failuresAreProblemsOverTls(boolean http2) throws Exception {
		try (TestServer server = startWithTls("server.http2.enabled=" + http2)) {
			Version version = http2 ? Version.HTTP_2 : Version.HTTP_1_1;
			HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();
			verify(client, "https", server, version, "/nowhere", 404, "not-found");
			verify(client, "https", server, version, "/throw", 500, "internal-error");
			try (Socket socket = trusting().getSocketFactory()
				.createSocket(InetAddress.getLoopbackAddress(), server.port())) {
				talk(socket, BAD).isProblem(400, "malformed-request");
			}
		}
	}

	@Test
	void plainTextToAPortWithTlsIsNotAnswered() throws Exception {
		try (TestServer server = startWithTls()) {
			assertThat(server.raw(BAD)).doesNotContain("HTTP/1.1", "problem");
			verify(HttpClient.newBuilder().sslContext(trusting()).build(), "https", server, Version.HTTP_1_1,
					"/nowhere", 404, "not-found");
		}
	}

	@Test
	void failuresAreProblemsOverCleartextHttp2() throws Exception {
		try (TestServer server = start("server.http2.enabled=true")) {
			HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();
			assertThat(send(client, "http", server, "/fine").body()).isEqualTo("fine");
			verify(client, "http", server, Version.HTTP_2, "/nowhere", 404, "not-found");
			verify(client, "http", server, Version.HTTP_2, "/throw", 500, "internal-error");
			assertThat(send(client, "http", server, "/fine").body()).isEqualTo("fine");
		}
	}

	@Test
	void refusalsAreProblemsOverHttp1WhereHttp2IsSpokenToo() {
		try (TestServer server = start("server.http2.enabled=true")) {
			server.exchange(BAD).isProblem(400, "malformed-request");
			server.exchange("GET /nowhere HTTP/1.1\r\n" + CLOSE + "\r\n").isProblem(404, "not-found");
			server.exchange(post(CLOSE)).isProblem(400, "malformed-body");
		}
	}

	@Test
	void contentThatCannotBeReadOverHttp2IsAProblem() throws Exception {
		try (TestServer server = start("server.http2.enabled=true")) {
			HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();
			assertThat(send(client, "http", server, "/fine").version()).isEqualTo(Version.HTTP_2);
			HttpResponse<String> response = client
				.send(request("http", server, "/echo").POST(BodyPublishers.ofString("["))
					.header("Content-Type", "application/json")
					.build(), BodyHandlers.ofString());
			answer(response).isProblem(400, "malformed-body");
		}
	}

	@Test
	void badChunkAfterOtherRequestsThatCameAtOnceIsAnsweredInItsTurn() {
		try (TestServer server = start()) {
			String fine = "GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n";
			String answers = server.raw(fine + fine + post(HOST));
			assertThat(answers.split("HTTP/1.1 ")).hasSize(4);
			assertThat(answers.substring(answers.lastIndexOf("HTTP/1.1 "))).startsWith("HTTP/1.1 400 ")
				.contains("/problems/malformed-body");
		}
	}

	@Test
	void connectionWithoutRequestIsClosedInSilence(CapturedOutput output) {
		try (TestServer server = start("server.netty.idle-timeout=200ms")) {
			assertThat(server.raw("")).isEmpty();
			String answer = server.raw("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(answer).startsWith("HTTP/1.1 404 ").endsWith("}").containsOnlyOnce("HTTP/1.1");
		}
		assertThat(LoggedEvents.of(output)).isEmpty();
	}

	@Test
	void requestThatTakesLongerThanItMayIsRequestTimeout() {
		try (TestServer server = TestServer.start(Container.NETTY, List.of(), Application.class, Impatient.class)) {
			server
				.exchange("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
						+ "Content-Length: 100\r\n\r\n{")
				.isProblem(408, "request-timeout");
		}
	}

	private static String post(String headers) {
		return "POST /echo HTTP/1.1\r\n" + headers
				+ "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";
	}

	private static TestServer startWithTls(String... properties) {
		return start("server.ssl.key-store=" + keyStore, "server.ssl.key-store-password=" + TestServer.SECRET,
				(properties.length > 0) ? properties[0] : "server.ssl.enabled=true");
	}

	private static TestServer start(String... properties) {
		return TestServer.start(Container.NETTY, List.of(properties), Application.class);
	}

	private static SSLContext trusting() throws Exception {
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(KeyStore.getInstance(keyStore.toFile(), TestServer.SECRET.toCharArray()));
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	private static void verify(HttpClient client, String scheme, TestServer server, Version version, String path,
			int status, String slug) throws Exception {
		HttpResponse<String> response = send(client, scheme, server, path);
		assertThat(response.version()).isEqualTo(version);
		answer(response).isProblem(status, slug);
	}

	private static HttpResponse<String> send(HttpClient client, String scheme, TestServer server, String path)
			throws IOException, InterruptedException {
		return client.send(request(scheme, server, path).build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String scheme, TestServer server, String path) {
		return HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + server.port() + path))
			.header("Accept-Language", "en")
			.timeout(Duration.ofSeconds(20));
	}

	private static Answer answer(HttpResponse<String> response) {
		return new Answer(response.statusCode(), response.headers().map(),
				response.body().getBytes(StandardCharsets.UTF_8));
	}

	private static Answer talk(Socket socket, String request) throws IOException {
		socket.setSoTimeout(20_000);
		socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
		return Answer.parse(socket.getInputStream().readAllBytes());
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainReactiveApplication.class, Endpoints.class })
	static class Application {

	}

	static class Impatient {

		@Bean
		NettyServerCustomizer requestTimeout() {
			return (server) -> server.requestTimeout(Duration.ofMillis(300));
		}

	}

	@RestController
	static class Endpoints {

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@GetMapping("/later")
		Mono<String> later() {
			return Mono.delay(Duration.ofMillis(20)).thenReturn("later");
		}

		@GetMapping("/throw")
		void fail() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@PostMapping("/echo")
		List<String> echo(@RequestBody List<String> content) {
			return content;
		}

	}

}
