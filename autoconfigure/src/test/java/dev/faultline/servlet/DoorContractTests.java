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

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every door answers, whatever reads the requests, with and without Spring Security,
 * with and without virtual threads. {@link DoorApplication} is what fails.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class DoorContractTests {

	private static final String VIRTUAL_THREADS = "spring.threads.virtual.enabled=true";

	private TestServer server;

	abstract TestServer start(List<String> properties, Class<?>... sources);

	/**
	 * What the server has besides the doors.
	 * @return properties of the application
	 */
	List<String> properties() {
		return List.of();
	}

	Class<?> application() {
		return DoorApplication.class;
	}

	static List<String> virtualThreads() {
		return List.of(VIRTUAL_THREADS);
	}

	@BeforeAll
	void start() {
		Assumptions.assumeTrue(!properties().contains(VIRTUAL_THREADS) || Runtime.version().feature() >= 21,
				"virtual threads are there since Java 21");
		this.server = startOwn();
	}

	private TestServer startOwn(String... properties) {
		List<String> all = new ArrayList<>(properties());
		all.add("spring.mvc.async.request-timeout=300ms");
		all.add("faultline.logging.stack-trace-interval=0");
		all.addAll(List.of(properties));
		return start(all, application());
	}

	@AfterAll
	void stop() {
		if (this.server != null) {
			this.server.close();
		}
	}

	@Test
	void requestsAreServedByTheThreadsOfThisTest() {
		assertThat(this.server.get("/thread").send().text())
			.isEqualTo(properties().contains(VIRTUAL_THREADS) ? "virtual" : "platform");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/controller/throw", "/inner/throw", "/outer/throw", "/servlet/throw",
			"/inner/throw-checked", "/interceptor/before" })
	void exceptionIsInternalError(String path) {
		this.server.get(path).send().isProblem(500, "internal-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/inner/send", "/outer/send", "/servlet/send", "/controller/send", "/interceptor/send" })
	void statusSentAsErrorIsBareProblem(String path) {
		this.server.get(path).send().isBareProblem(410, "Gone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/inner/status", "/servlet/status", "/controller/status", "/controller/entity" })
	void statusWithoutBodyIsBareProblem(String path) {
		this.server.get(path).send().isBareProblem(404, "Not Found").hasHeader("X-Kept", "yes");
	}

	@Test
	void statusWithBodyIsLeftAlone() {
		Answer answer = this.server.get("/controller/body").send();
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.text()).isEqualTo("not here");
	}

	@ParameterizedTest
	@ValueSource(ints = { 204, 304 })
	void statusThatHasNoContentIsLeftAlone(int status) {
		Answer answer = this.server.get("/empty?status=" + status).send();
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.text()).isEmpty();
		assertThat(answer.header("Content-Type")).isNull();
	}

	@Test
	void unknownPathIsNotFound() {
		this.server.get("/nowhere").send().isProblem(404, "not-found");
	}

	@Test
	void errorPageThatSomebodyOpensIsNotFound() {
		this.server.get("/error").send().isProblem(404, "not-found");
		Answer page = this.server.get("/error").accept(TestServer.BROWSER).send();
		assertThat(page.status()).isEqualTo(404);
		assertThat(page.header("Content-Type")).startsWith("text/html");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/view/failing", "/view/missing" })
	void viewThatFailsIsInternalError(String path) {
		this.server.get(path).send().isProblem(500, "internal-error");
	}

	@Test
	void resultThatCannotBeWrittenIsInternalError() {
		this.server.get("/unwritable").send().isProblem(500, "internal-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/unwritable/late", "/committed", "/committed-in-filter", "/stream/late", "/sse/late" })
	void responseThatHasBegunIsCut(String path) {
		String answer = this.server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 200 ")
			.contains("begun")
			.doesNotContain("about:blank", "/problems/", TestServer.SECRET, "\r\n0\r\n");
	}

	@Test
	void bugInAResponseThatHasBegunIsLogged(CapturedOutput output) {
		try (TestServer own = startOwn()) {
			own.raw("GET /committed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		}
		assertThat(LoggedEvents.of(output)).singleElement()
			.asString()
			.contains("LoggingProblemListener", "500 internal-error: GET /committed");
		assertThat(output).contains("IllegalStateException: " + TestServer.SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/begun-writer", "/begun-stream" })
	void whatWasBegunIsDropped(String path) {
		Answer answer = this.server.get(path).send().isProblem(500, "internal-error").hasHeader("X-Kept", "yes");
		assertThat(answer.text()).startsWith("{").endsWith("}");
	}

	@Test
	void headersOfTheLostContentAreDroppedAndOthersKept() {
		Answer answer = this.server.get("/headers").send().isProblem(500, "internal-error");
		answer.hasHeader("X-Kept", "yes").hasHeader("Link", "</help>; rel=help");
		assertThat(answer.header("Vary")).contains("X-Tenant", "Accept-Language");
		assertThat(answer.header("Cache-Control")).doesNotContain("max-age");
		assertThat(answer.headers()).doesNotContainKeys("ETag", "Last-Modified", "Content-Encoding",
				"Content-Disposition", "Content-Range", "Accept-Ranges");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/controller/throw", "/controller/send", "/controller/status", "/begun-stream",
			"/outer/throw", "/outer/send", "/async/callable", "/view/failing", "/unwritable" })
	void headIsAnsweredLikeGet(String path) {
		Answer get = this.server.get(path).send();
		Answer head = this.server.call("HEAD", path).send();
		assertThat(head.status()).isEqualTo(get.status());
		assertThat(head.text()).isEmpty();
		get.headers().remove("Date");
		head.headers().remove("Date");
		assertThat(head.headers()).isEqualTo(get.headers());
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t\r\n", "5\r\ns3cr3t\r\n0\r\n\r\n" })
	void bodyWithABadChunkIsMalformed(String chunks, CapturedOutput output) {
		this.server
			.exchange("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
					+ "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks)
			.isProblem(400, "malformed-body");
		assertThat(LoggedEvents.of(output)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fine;a=%", "/nowhere;%zz/", "/fine;a=b%4" })
	void parameterOfAPathThatCannotBeDecodedIsMalformed(String path) {
		this.server.exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
			.isProblem(400, "malformed-request");
	}

	List<String> malformedForms() {
		return List.of("a=%4", "a=1&b=%zz", "%", "a=%c3%28");
	}

	@ParameterizedTest
	@MethodSource("malformedForms")
	void formThatCannotBeDecodedIsMalformed(String form) {
		this.server.post("/form").form(form).send().isProblem(400, "malformed-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/echo", "/servlet/read" })
	void bodyThatComesTooSlowlyIsRequestTimeout(String path) {
		try (TestServer own = startOwn("server.tomcat.connection-timeout=300ms",
				"server.jetty.connection-idle-timeout=300ms")) {
			own.exchange("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
					+ "Content-Length: 100\r\n\r\n{")
				.isProblem(408, "request-timeout")
				.hasHeader("Connection", "close");
		}
	}

	@Test
	void bodyThatIsBrokenOffIsMalformedOrGetsNoAnswer(CapturedOutput output) {
		try (TestServer own = startOwn()) {
			String answer = own.half("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
					+ "Content-Length: 100\r\n\r\n{");
			if (!answer.isEmpty()) {
				assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/malformed-body").endsWith("}");
			}
		}
		assertThat(LoggedEvents.of(output)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/async/callable", "/async/deferred", "/async/future", "/async/late" })
	void failedAsynchronousResultIsInternalError(String path) {
		this.server.get(path).send().isProblem(500, "internal-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/async/callable-status", "/async/future-status" })
	void statusOfAnAsynchronousResultIsKept(String path) {
		this.server.get(path).send().isBareProblem(410, "Gone").hasDetail("Closed.");
	}

	@Test
	void asynchronousResultWithoutBodyIsBareProblem() {
		this.server.get("/async/entity").send().isBareProblem(404, "Not Found");
	}

	@Test
	void asynchronousResultThatNeverComesIsTimeout() {
		this.server.get("/async/never").send().isProblem(503, "timeout").hasHeader("Retry-After", "5");
	}

	@Test
	void asynchronousResultThatComesIsLeftAlone() {
		assertThat(this.server.get("/async/fine").send().text()).isEqualTo("fine");
	}

	@ParameterizedTest
	@MethodSource("answersThatKeepTheConnection")
	void connectionIsReadOnAfterRequestsThatCameAtOnce(String first, String second) {
		String host = " HTTP/1.1\r\nHost: localhost\r\n";
		String answers = this.server.inTurn("GET " + first + host + "\r\nGET " + second + host + "\r\n", 2,
				"GET /fine" + host + "Connection: close\r\n\r\n");
		assertThat(answers.split("HTTP/1.1 ")).hasSize(4);
		assertThat(answers).endsWith("fine");
	}

	/** Tomcat closes a connection after 500. */
	Stream<Arguments> answersThatKeepTheConnection() {
		return Stream.of(Arguments.of("/async/fine", "/nowhere"), Arguments.of("/nowhere", "/async/fine"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/stream/early", "/sse/early" })
	void streamThatFailsBeforeItsFirstByteIsInternalError(String path) {
		this.server.get(path).send().isProblem(500, "internal-error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/error/stack", "/inner/endless", "/error/memory", "/error/linkage", "/error/assertion" })
	void errorOfTheVirtualMachineIsInternalError(String path, CapturedOutput output) {
		this.server.get(path).send().isProblem(500, "internal-error");
		assertThat(output).contains(" 500 internal-error: GET " + path);
		assertThat(this.server.get("/fine").send().text()).isEqualTo("fine");
	}

	@Test
	void failureOfAnExceptionHandlerIsThatOfTheRequest(CapturedOutput output) {
		this.server.get("/own-handler").send().isProblem(500, "internal-error");
		assertThat(output).contains("UnsupportedClassVersionError: " + TestServer.SECRET);
	}

	@Test
	void callerThatIsGoneIsNoError(CapturedOutput output) throws Exception {
		try (TestServer own = startOwn()) {
			own.leave("GET /until-gone HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(DoorApplication.GONE.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
			assertThat(own.get("/fine").send().text()).isEqualTo("fine");
		}
		assertThat(LoggedEvents.of(output)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "customizer", "resolver", "listener", "interceptor" })
	void failureOfWhatTakesPartIsLeftOutAndLogged(String saboteur, CapturedOutput output) {
		this.server.get("/controller/throw?sabotage=" + saboteur).send().isProblem(500, "internal-error");
		this.server.get("/outer/throw?sabotage=" + saboteur).send().isProblem(500, "internal-error");
		assertThat(output).contains("sabotaged by " + saboteur, "IllegalStateException: " + TestServer.SECRET);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "customizer-memory", "customizer-stack", "listener-memory", "resolver-stack", "recursion" })
	void errorOfWhatTakesPartLeavesTheMinimalProblem(String saboteur, CapturedOutput output) {
		for (String path : List.of("/controller/throw", "/inner/throw", "/outer/throw", "/async/callable")) {
			Answer answer = this.server.get(path + "?sabotage=" + saboteur).send();
			assertThat(answer.status()).isEqualTo(500);
			assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.text().length()));
			assertThat(answer.header("Cache-Control")).contains("no-store");
			assertThat(answer.text())
				.isEqualTo("{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500}");
		}
		assertThat(output).contains("IllegalStateException: " + TestServer.SECRET);
		assertThat(this.server.get("/fine").send().text()).isEqualTo("fine");
	}

	@ParameterizedTest
	@ValueSource(strings = { "thrown", "itself", "error" })
	void memberThatCannotBeWrittenIsLeftOut(String kind, CapturedOutput output) {
		Answer answer = this.server.get("/member?kind=" + kind).send();
		answer.isBareProblem(409, "Conflict");
		assertThat(answer.document()).containsEntry("good", "yes");
		assertThat(output).contains("Left out a member");
	}

	@Test
	void messageSourceThatThrowsHasNoMessages() {
		try (TestServer own = start(properties(), application(), BrokenMessages.class)) {
			own.get("/controller/throw")
				.send()
				.isProblem(500, "internal-error")
				.hasDetail("The server could not complete the request.");
			own.get("/nowhere").send().isProblem(404, "not-found");
		}
	}

	/**
	 * A source of messages that has lost its database.
	 */
	@Configuration(proxyBeanMethods = false)
	static class BrokenMessages {

		@Bean
		MessageSource messageSource() {
			return new AbstractMessageSource() {

				@Override
				protected MessageFormat resolveCode(String code, Locale locale) {
					throw new IllegalStateException(TestServer.SECRET);
				}

			};
		}

	}

}
