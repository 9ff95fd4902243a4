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

package dev.faultline.rules.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

import javax.net.ssl.SSLHandshakeException;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.TestWalk.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Each failure is that of a real client that calls a real server.
 */
class RestClientRulesTests {

	private static final String SECRET = "s3cr3t";

	private final TestWalk walk = TestWalk
		.by((catalog) -> new RestClientRules(new UpstreamProblems(catalog, Set.of())));

	private HttpServer upstream;

	private int status;

	private @Nullable String retryAfter;

	private String contentType = "application/json";

	private String body = "{\"secret\": \"" + SECRET + "\"}";

	@BeforeEach
	void start() throws IOException {
		this.upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.upstream.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set(HttpHeaders.CONTENT_TYPE, this.contentType);
			exchange.getResponseHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=" + SECRET);
			if (this.retryAfter != null) {
				exchange.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, this.retryAfter);
			}
			byte[] content = this.body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.status, content.length);
			exchange.getResponseBody().write(content);
			exchange.close();
		});
		this.upstream.start();
	}

	@AfterEach
	void stop() {
		this.upstream.stop(0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 407, 409, 410, 418, 422, 499, 500, 501, 502, 599 })
	void answerOfAnotherServiceIsNeverTheFaultOfTheCaller(int status) {
		this.status = status;
		this.retryAfter = "60";
		Answer answer = call();
		assertThat(answer.slug()).isEqualTo("upstream-error");
		assertThat(answer.status()).isEqualTo(502);
		assertThat(answer.detail()).isEqualTo("A required service failed.");
		assertThat(answer.headers()).extracting(HttpHeaders::headerNames)
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ITERABLE)
			.containsExactlyInAnyOrder("Vary", "Content-Language");
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 504 })
	void timeoutOfAnotherServiceIsATimeoutOfTheUpstream(int status) {
		this.status = status;
		assertThat(call().slug()).isEqualTo("upstream-timeout");
	}

	@ParameterizedTest
	@CsvSource({ "429, 120, 120", "503, 120, 120", "503, 1, 1", "503, 0, 1", "503, 3600, 3600", "503, 3601, 3600",
			"503, 999999999, 3600", "503, -5, 30", "503, soon, 30", "503, 1.5, 30", "503, 99999999999999999999, 30",
			"503, 'Thu, 01 Jan 1970 00:00:00 GMT', 1", "503, 'Fri, 31 Dec 9999 23:59:59 GMT', 3600", "503, , 30" })
	void refusalForNowIsPassedOnWithASaneRetryAfter(int status, String retryAfter, String expected) {
		this.status = status;
		this.retryAfter = retryAfter;
		Answer answer = call();
		assertThat(answer.slug()).isEqualTo("service-unavailable");
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.headers().get(HttpHeaders.RETRY_AFTER)).containsExactly(expected);
	}

	@Test
	void dateOfRetryAfterBecomesSeconds() {
		this.status = 503;
		this.retryAfter = DateTimeFormatter.RFC_1123_DATE_TIME
			.format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(30));
		assertThat(Integer.parseInt(call().headers().getFirst(HttpHeaders.RETRY_AFTER))).isBetween(1500, 1800);
	}

	@Test
	void answerThatCannotBeReadIsAnUpstreamError() {
		this.status = 200;
		this.body = SECRET;
		assertThat(call().slug()).isEqualTo("upstream-error");
	}

	@Test
	void answerOfAnUnknownFormatIsAnUpstreamError() {
		this.status = 200;
		this.contentType = "application/x-s3cr3t";
		assertThat(call().slug()).isEqualTo("upstream-error");
	}

	@Test
	void refusedConnectionIsAnUpstreamError() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThat(call(jdk(Duration.ofSeconds(5)), port).slug()).isEqualTo("upstream-error");
		assertThat(call(simple(Duration.ofSeconds(5)), port).slug()).isEqualTo("upstream-error");
	}

	@Test
	void connectionThatIsResetIsAnUpstreamError() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread server = new Thread(() -> {
				try {
					while (true) {
						socket.accept().close();
					}
				}
				catch (IOException ex) {
					// closed at the end of the test
				}
			});
			server.setDaemon(true);
			server.start();
			assertThat(call(jdk(Duration.ofSeconds(5)), socket.getLocalPort()).slug()).isEqualTo("upstream-error");
		}
	}

	@Test
	void serverThatDoesNotAnswerInTimeIsAnUpstreamTimeout() throws IOException {
		// the system accepts the connection, nobody ever answers it
		try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			Answer simple = call(simple(Duration.ofMillis(100)), socket.getLocalPort());
			assertThat(simple.slug()).isEqualTo("upstream-timeout");
			assertThat(simple.status()).isEqualTo(504);
			assertThat(simple.detail()).isEqualTo("A required service did not answer in time.");
			assertThat(call(jdk(Duration.ofMillis(100)), socket.getLocalPort()).slug()).isEqualTo("upstream-timeout");
		}
	}

	@Test
	void failureToReachIsNamedByItsCause() {
		assertThat(answer(new ResourceAccessException(SECRET, new UnknownHostException(SECRET))).slug())
			.isEqualTo("upstream-error");
		assertThat(answer(new ResourceAccessException(SECRET, new SSLHandshakeException(SECRET))).slug())
			.isEqualTo("upstream-error");
		assertThat(answer(new ResourceAccessException(SECRET, new IOException(new SocketTimeoutException()))).slug())
			.isEqualTo("upstream-timeout");
		assertThat(answer(new ResourceAccessException(SECRET)).slug()).isEqualTo("upstream-error");
	}

	@Test
	void requestThatWeCannotWriteIsABug() {
		assertThat(answer(new RestClientException(SECRET, new HttpMessageNotWritableException(SECRET))).slug())
			.isEqualTo("internal-error");
	}

	@Test
	void cyclicCausesEnd() {
		IOException first = new IOException();
		first.initCause(new IOException(first));
		assertThat(answer(new ResourceAccessException(SECRET, first)).slug()).isEqualTo("upstream-error");
	}

	private static RestClient simple(Duration readTimeout) {
		SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
		factory.setReadTimeout(readTimeout);
		return RestClient.builder().requestFactory(factory).build();
	}

	private static RestClient jdk(Duration readTimeout) {
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
		factory.setReadTimeout(readTimeout);
		return RestClient.builder().requestFactory(factory).build();
	}

	private Answer call() {
		return call(jdk(Duration.ofSeconds(5)), this.upstream.getAddress().getPort());
	}

	private Answer call(RestClient client, int port) {
		Throwable failure = catchThrowable(
				() -> client.get().uri("http://127.0.0.1:" + port + "/" + SECRET).retrieve().body(Weather.class));
		assertThat(failure).isInstanceOf(RestClientException.class);
		return answer(failure);
	}

	private Answer answer(Throwable failure) {
		Answer answer = this.walk.answer(failure, TestProblemContext.get("/weather"));
		assertThat(answer.json()).doesNotContain(SECRET, "127.0.0.1", "GET");
		return answer;
	}

	record Weather(int degrees) {

	}

}
