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
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What HEAD sends is what GET sends, to the last header, without the content (RFC 9110
 * section 9.3.2).
 */
class HeadTests {

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere, 404, not-found", "/posted, 405, method-not-allowed", "/number, 400, missing-parameter",
			"/number?number=a, 400, invalid-parameter", "/number?number=-1, 400, invalid-parameter",
			"/duplicate, 409, already-exists", "/bug, 500, internal-error", "/late-bug, 500, internal-error",
			"/filtered, 500, internal-error", "/refused, 502, upstream-error", "/too-late, 503, timeout",
			"/slow, 504, upstream-timeout", "/problems/none, 404, not-found", "/ten.txt, 416, range-not-satisfiable" })
	void headOfAProblemIsThatOfGetWithoutTheContent(String path, int status, String slug) {
		String get = send("GET", path);
		assertThat(get).startsWith("HTTP/1.1 " + status + " ")
			.contains("Content-Type: application/problem+json\r\n", "\r\n\r\n{\"type\":\"/problems/" + slug + "\"");
		assertThat(send("HEAD", path)).isEqualTo(get.substring(0, get.indexOf("\r\n\r\n") + 4));
	}

	@ParameterizedTest
	@CsvSource({ "/gone, 410", "/sent, 410", "/empty, 404" })
	void headOfABareStatusIsThatOfGetWithoutTheContent(String path, int status) {
		String get = send("GET", path);
		assertThat(get).startsWith("HTTP/1.1 " + status + " ").contains("\r\n\r\n{\"type\":\"about:blank\"");
		assertThat(send("HEAD", path)).isEqualTo(get.substring(0, get.indexOf("\r\n\r\n") + 4));
	}

	private static String send(String method, String path) {
		String answer = server.raw(
				method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nRange: bytes=900-\r\nConnection: close\r\n\r\n");
		return answer.replaceFirst("\r\nDate: [^\r]*", "");
	}

	@RestController
	static class Endpoints {

		@PostMapping("/posted")
		void posted() {
		}

		@GetMapping("/number")
		int number(@RequestParam @Positive int number) {
			return number;
		}

		@GetMapping("/duplicate")
		void duplicate() {
			throw new DuplicateKeyException(TestServer.SECRET);
		}

		@GetMapping("/bug")
		void bug() {
			throw new NoSuchElementException(TestServer.SECRET);
		}

		@GetMapping("/late-bug")
		Callable<String> lateBug() {
			return () -> {
				throw new NoSuchElementException(TestServer.SECRET);
			};
		}

		@GetMapping("/refused")
		void refused() throws ConnectException {
			throw new ConnectException(TestServer.SECRET);
		}

		@GetMapping("/too-late")
		void tooLate() {
			throw new AsyncRequestTimeoutException();
		}

		@GetMapping("/slow")
		void slow() throws SocketTimeoutException {
			throw new SocketTimeoutException(TestServer.SECRET);
		}

		@GetMapping("/gone")
		void gone() {
			throw new ResponseStatusException(HttpStatus.GONE, "Closed.");
		}

		@GetMapping("/sent")
		void sent(HttpServletResponse response) throws IOException {
			response.sendError(410, TestServer.SECRET);
		}

		@GetMapping("/empty")
		void empty(HttpServletResponse response) {
			response.setStatus(404);
		}

	}

	static class FailingFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
			throw new NoSuchElementException(TestServer.SECRET);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Endpoints.class })
	static class Application {

		@Bean
		FilterRegistrationBean<FailingFilter> failingFilter() {
			FilterRegistrationBean<FailingFilter> registration = new FilterRegistrationBean<>(new FailingFilter());
			registration.addUrlPatterns("/filtered");
			return registration;
		}

	}

}
