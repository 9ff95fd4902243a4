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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.faultline.ProblemException;
import dev.faultline.ProblemMapping;
import dev.faultline.ProblemMember;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A secret that an exception or a request holds leaves in no byte of any response, and
 * the operator finds it in the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class LeakTests {

	private static final String SECRET = TestServer.SECRET;

	/** Types that are expected at times: the log has their line, but no stack trace. */
	private static final Set<String> WARNED_OF = Set.of("/problems/busy", "/problems/operation-not-implemented");

	/**
	 * Trouble of another service, a breaker that is open, or something that took too long
	 * is expected at times too.
	 */
	private static final Pattern TROUBLE_ELSEWHERE = Pattern
		.compile(" WARN .* (503 timeout: |upstream-status=\"(408|429|[5-9]..)\"|breaker=\")");

	/** The status is that of a server, but the fault is the caller's. */
	private static final String UNKNOWN_METHOD = "/problems/not-implemented";

	private static final Upstream UPSTREAM = new Upstream();

	private static final List<Supplier<Throwable>> FAILURES = LeakFailures.all(UPSTREAM.address());

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(
				List.of("faultline.mappings.dev.faultline.servlet.LeakFailures.MappedByConfigurationException=conflict",
						"faultline.mappings.dev.faultline.servlet.LeakTests.TalkativeException=talkative",
						"faultline.logging.stack-trace-interval=0", "faultline.problems.talkative.status=409",
						"faultline.problems.talkative.detail=Said: {message}"),
				Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
		UPSTREAM.close();
	}

	static Stream<Arguments> failures() {
		return IntStream.range(0, FAILURES.size())
			.mapToObj((number) -> Arguments.of(FAILURES.get(number).get().getClass().getName(), number));
	}

	@Test
	void secretIsInManyTypesOfExceptions() {
		Set<Class<?>> types = new HashSet<>();
		FAILURES.forEach((failure) -> types.add(failure.get().getClass()));
		assertThat(types).hasSizeGreaterThan(80).doesNotContainNull();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("failures")
	void secretOfAnExceptionOfAControllerIsLoggedOnly(String type, int number, CapturedOutput output) {
		staysInside("/controller/" + number, output);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("failures")
	void secretOfAnExceptionOfAFilterIsLoggedOnly(String type, int number, CapturedOutput output) {
		staysInside("/filter/" + number, output);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("failures")
	void secretOfAnExceptionOfALateResultIsLoggedOnly(String type, int number, CapturedOutput output) {
		staysInside("/async/" + number, output);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("failures")
	void secretOfAnExceptionIsNotOnAPage(String type, int number) {
		for (String door : List.of("/controller/", "/filter/")) {
			String answer = server.raw("GET " + door + number
					+ " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
			assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d .*")
				.contains("Content-Type: text/html")
				.doesNotContainIgnoringCase(SECRET);
		}
	}

	private static void staysInside(String path, CapturedOutput output) {
		String answer = server.raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n"
				+ "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
		assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d .*")
			.contains("Content-Type: application/problem+json\r\n", "\"type\":\"")
			.doesNotContainIgnoringCase(SECRET)
			.doesNotContain("Exception", "java.", "org.");
		String problemType = answer.replaceFirst("(?s).*\"type\":\"([^\"]*)\".*", "$1");
		if (WARNED_OF.contains(problemType) || TROUBLE_ELSEWHERE.matcher(output).find()) {
			assertThat(output).contains(" WARN ", path);
		}
		else if (answer.startsWith("HTTP/1.1 5") && !problemType.equals(UNKNOWN_METHOD)) {
			assertThat(output).contains(" ERROR ", path, SECRET);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /s3cr3t", "GET /s3cr3t?s3cr3t=s3cr3t", "DELETE /number?number=s3cr3t",
			"S3CR3T /number", "GET /number?number=s3cr3t", "GET /number?s3cr3t=1", "GET /small?small=s3cr3t",
			"GET /numbers/s3cr3t", "GET /number?number=%s3cr3t", "GET /problems/s3cr3t", "GET /error?s3cr3t",
			"GET /../s3cr3t", "GET /number;number=s3cr3t" })
	void secretInTheRequestLineDoesNotComeBack(String line) {
		doesNotComeBack(line, "", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Number: s3cr3t", "Cookie: number=s3cr3t", "Accept: application/s3cr3t",
			"Accept: s3cr3t", "Accept-Language: s3cr3t", "Accept-Charset: s3cr3t", "Authorization: Bearer s3cr3t",
			"Referer: http://localhost/s3cr3t", "User-Agent: s3cr3t", "X-Forwarded-Host: s3cr3t",
			"X-Forwarded-Prefix: /s3cr3t", "X-Request-Id: s3cr3t", "traceparent: s3cr3t", "Range: s3cr3t",
			"If-None-Match: \"s3cr3t\"", "X-HTTP-Method-Override: s3cr3t" })
	void secretInAHeaderDoesNotComeBack(String header) {
		doesNotComeBack("GET /headed", header + "\r\n", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t", "{s3cr3t", "\"s3cr3t\"", "[\"s3cr3t\"]", "{\"number\": \"s3cr3t\"}",
			"{\"note\": {\"s3cr3t\": \"s3cr3t\"}}", "{\"note\": \"s3cr3t\"}", "{\"color\": \"s3cr3t\"}",
			"{\"code\": \"s3cr3t\"}", "{\"number\": 1, \"number\": s3cr3t}", "{\"number\": 1e999999, \"s3cr3t\": 1}" })
	void secretInAJsonValueDoesNotComeBack(String content) {
		doesNotComeBack("POST /order", "Content-Type: application/json\r\n", content);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/s3cr3t", "s3cr3t", "text/plain;charset=s3cr3t",
			"application/json;charset=s3cr3t", "multipart/form-data", "multipart/form-data;boundary=s3cr3t" })
	void secretInTheContentTypeDoesNotComeBack(String contentType) {
		doesNotComeBack("POST /order", "Content-Type: " + contentType + "\r\n", "--s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "name=\"s3cr3t\"", "name=\"s3cr3t\"; filename=\"s3cr3t\"", "name=\"order\"", "s3cr3t" })
	void secretInAPartDoesNotComeBack(String disposition) {
		doesNotComeBack("POST /upload", "Content-Type: multipart/form-data;boundary=x\r\n",
				"--x\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: text/s3cr3t\r\n\r\n"
						+ "s3cr3t\r\n--x--\r\n");
	}

	private static void doesNotComeBack(String line, String headers, String content) {
		String answer = server.raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
				+ "Content-Length: " + content.length() + "\r\n\r\n" + content);
		assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d .*").doesNotContainIgnoringCase(SECRET);
	}

	@ParameterizedTest
	@CsvSource({ "reason, 409, Only on s3cr3t days.", "annotated, 410, Gone with the s3cr3t wind.",
			"body, 402, Pay the s3cr3t price.", "detail, 409, Ask for s3cr3t.", "server-detail, 500, Ask for s3cr3t.",
			"message, 409, Said: s3cr3t" })
	void textThatTheApplicationChoosesIsShown(String choice, int status, String detail) {
		Answer answer = server.get("/shown/" + choice).send();
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.document()).containsEntry("detail", detail);
	}

	@Test
	void memberThatTheApplicationChoosesIsShown() {
		Answer answer = server.get("/shown/member").send();
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.document()).containsEntry("sku", SECRET).doesNotContainKey("supplier");
	}

	/** Fails in the way that the path names. */
	private static void fail(String path) {
		int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
		LeakTests.<RuntimeException>raise(FAILURES.get(number).get());
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void raise(Throwable failure) throws T {
		throw (T) failure;
	}

	@RestController
	static class Endpoints {

		@RequestMapping("/controller/{number}")
		void controller(HttpServletRequest request) {
			fail(request.getRequestURI());
		}

		@RequestMapping("/async/{number}")
		Callable<String> async(HttpServletRequest request) {
			String path = request.getRequestURI();
			return () -> {
				fail(path);
				return "";
			};
		}

		@GetMapping("/number")
		int number(@RequestParam int number) {
			return number;
		}

		@GetMapping("/numbers/{number}")
		int path(@PathVariable int number) {
			return number;
		}

		@GetMapping("/small")
		String small(@RequestParam @Size(max = 3) String small) {
			return small;
		}

		@GetMapping("/headed")
		void headed(@RequestHeader(name = "X-Number", required = false) Integer header,
				@CookieValue(required = false) Integer number) {
			throw new IllegalStateException("bug");
		}

		@PostMapping("/order")
		void order(@RequestBody @Valid Order order) {
		}

		@PostMapping("/upload")
		void upload(@RequestPart @Valid Order order) {
		}

		@GetMapping("/shown/{choice}")
		void shown(@PathVariable String choice) {
			ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.PAYMENT_REQUIRED, "Pay the s3cr3t price.");
			throw switch (choice) {
				case "reason" -> new ResponseStatusException(HttpStatus.CONFLICT, "Only on s3cr3t days.");
				case "annotated" -> new AnnotatedException();
				case "body" -> new ErrorResponseException(HttpStatus.PAYMENT_REQUIRED, body, null);
				case "detail" -> ProblemException.of("conflict").detail("Ask for s3cr3t.").build();
				case "server-detail" -> ProblemException.of("internal-error").detail("Ask for s3cr3t.").build();
				case "message" -> new TalkativeException();
				default -> new MemberException();
			};
		}

	}

	/**
	 * What is ordered.
	 *
	 * @param number a number
	 * @param note a text
	 * @param color an enum
	 * @param code refuses what it does not like
	 */
	record Order(@Max(3) int number, @Size(max = 3) String note, Thread.State color, LeakFailures.Code code) {

	}

	@SuppressWarnings("serial")
	@ResponseStatus(code = HttpStatus.GONE, reason = "Gone with the s3cr3t wind.")
	static class AnnotatedException extends RuntimeException {

	}

	@SuppressWarnings("serial")
	static class TalkativeException extends RuntimeException {

		TalkativeException() {
			super(SECRET);
		}

	}

	@SuppressWarnings("serial")
	@ProblemMapping("conflict")
	static class MemberException extends RuntimeException {

		@ProblemMember
		final String sku = SECRET;

		final String supplier = SECRET;

	}

	static class FailingFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
			fail(request.getRequestURI());
		}

	}

	/** A service that we call, and that puts the secret wherever it can. */
	static class Upstream {

		private final ServerSocket socket;

		Upstream() {
			try {
				this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			Thread thread = new Thread(this::serve);
			thread.setDaemon(true);
			thread.start();
		}

		String address() {
			return "http://127.0.0.1:" + this.socket.getLocalPort() + "/";
		}

		private void serve() {
			while (!this.socket.isClosed()) {
				try (Socket connection = this.socket.accept()) {
					answer(connection);
				}
				catch (IOException ex) {
					// the next one may live, or the test is over
				}
			}
		}

		private void answer(Socket connection) throws IOException {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
			String line = reader.readLine();
			for (String header = line; header != null && !header.isEmpty();) {
				header = reader.readLine();
			}
			String status = line.replaceFirst("GET /(\\d+).*", "$1");
			String body = "{\"number\": \"" + SECRET + "\"}";
			String answer = "HTTP/1.1 " + status + " " + SECRET + "\r\nContent-Type: application/json\r\nX-" + SECRET
					+ ": " + SECRET + "\r\nWWW-Authenticate: " + SECRET + " realm=" + SECRET + "\r\nRetry-After: "
					+ SECRET + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
			connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
		}

		void close() {
			try {
				this.socket.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

		@Bean
		FilterRegistrationBean<FailingFilter> failingFilter() {
			FilterRegistrationBean<FailingFilter> registration = new FilterRegistrationBean<>(new FailingFilter());
			registration.addUrlPatterns("/filter/*");
			return registration;
		}

	}

}
