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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Problems as XML, in an application that speaks it: these tests have Jackson's module
 * for XML on the class path, see the surefire executions of the pom.
 */
class XmlProblemTests {

	private static final String XML = "application/xml";

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	// Who gets it

	@ParameterizedTest
	@ValueSource(strings = { "application/problem+xml", XML, "text/xml", "application/xml, */*",
			"application/xml, application/json;q=0.9" })
	void whoPrefersXmlGetsXml(String accept) {
		Answer answer = server.get("/places").accept(accept).send().isXmlProblem(400, "missing-parameter");
		assertThat(varies(answer)).containsOnlyOnce("Accept");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/problem+json", "application/xml, application/json",
			"application/problem+xml;q=0.9, application/problem+json", "application/xml;q=0.5, */*;q=0.6", "image/png",
			"garbage", "application/xml;q=nonsense" })
	void whoDoesNotGetsJson(String accept) {
		Answer answer = server.get("/places").accept(accept).send().isProblem(400, "missing-parameter");
		assertThat(varies(answer)).containsOnlyOnce("Accept");
	}

	@Test
	void whoSaysNothingGetsJson() {
		Answer answer = server.get("/places").send().isProblem(400, "missing-parameter");
		assertThat(varies(answer)).containsOnlyOnce("Accept");
	}

	@Test
	void successIsNotTouched() {
		Answer answer = server.get("/places?latlng=1").accept(XML).send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).startsWith(XML);
		assertThat(varies(answer)).doesNotContain("Accept");
	}

	// At every door

	@ParameterizedTest
	@CsvSource({ "/nowhere, 404, not-found", "/bug, 500, internal-error", "/filter/throw, 500, internal-error",
			"/text, 406, not-acceptable", "/begun, 500, internal-error", "/error, 404, not-found" })
	void everyDoorAnswersInXml(String path, int status, String slug) {
		server.get(path).accept(XML).send().isXmlProblem(status, slug);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/filter/send", "/filter/status", "/send" })
	void statusThatIsSentIsBareProblemInXml(String path) {
		Answer answer = server.get(path).accept(XML).send();
		assertThat(answer.status()).isEqualTo(410);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+xml");
		assertThat(answer.xmlDocument()).containsEntry("type", "about:blank")
			.containsEntry("title", "Gone")
			.containsEntry("status", "410");
	}

	@Test
	void bodyThatCannotBeReadIsXmlProblem() {
		server.post("/places").accept(XML).json("{\"name\": ").send().isXmlProblem(400, "malformed-body");
	}

	@Test
	void violationsAreAList() {
		Answer answer = server.get("/places?latlng=1&page=x").accept(XML).send().isXmlProblem(400, "invalid-parameter");
		assertThat(answer.xmlDocument().get("errors")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("in", "query")
			.containsEntry("parameter", "page");
	}

	@Test
	void browserThatPrefersHtmlGetsThePage() {
		Answer answer = server.get("/bug").accept(TestServer.BROWSER).send();
		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.header("Content-Type")).startsWith("text/html");
	}

	// Headers

	@ParameterizedTest
	@ValueSource(strings = { "/places", "/nowhere", "/bug", "/filter/throw", "/filter/send" })
	void headHasTheHeadersOfGet(String path) {
		Answer get = server.get(path).accept(XML).send();
		Answer head = server.call("HEAD", path).accept(XML).send();
		assertThat(head.status()).isEqualTo(get.status());
		assertThat(comparable(head)).isEqualTo(comparable(get)).containsKey("Content-Length");
		assertThat(head.text()).isEmpty();
	}

	@Test
	void varyOfTheApplicationStays() {
		Answer answer = server.get("/varied").accept(XML).send().isXmlProblem(500, "internal-error");
		assertThat(varies(answer)).contains("Origin", "accept-encoding").containsOnlyOnce("Accept");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin,Accept", "accept", "*" })
	void varyThatCoversAcceptIsNotRepeated(String vary) {
		Answer answer = server.get("/varied").header("X-Vary", vary).accept(XML).send();
		assertThat(varies(answer)).filteredOn((name) -> name.equals("*") || name.equalsIgnoreCase("Accept")).hasSize(1);
	}

	// The documentation

	@Test
	void documentIsTheDocumentedOne() throws IOException {
		String page = Files.readString(Path.of("../docs/render.md"));
		int start = page.indexOf("```xml\n") + "```xml\n".length();
		String documented = page.substring(start, page.indexOf("```", start)).replaceAll(">\\s+<", "><").strip();
		String document = server.get("/places").accept(XML).send().isXmlProblem(400, "missing-parameter").text();
		assertThat(document.replaceAll("urn:uuid:[-0-9a-f]{36}", "urn:uuid:…")).isEqualTo(documented);
	}

	private static List<String> varies(Answer answer) {
		String names = answer.header("Vary");
		return (names != null) ? List.of(names.split("\\s*,\\s*")) : List.of();
	}

	/**
	 * Without what differs from one response to the next.
	 * @param answer the answer
	 * @return its headers
	 */
	private static Map<String, List<String>> comparable(Answer answer) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(answer.headers());
		headers.keySet().removeAll(List.of("date", "Date", "connection", "Connection"));
		return headers;
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Controller.class })
	static class Application {

		@Bean
		OncePerRequestFilter failingFilter() {
			return new OncePerRequestFilter() {

				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					switch (request.getRequestURI()) {
						case "/filter/throw" -> throw new IllegalStateException(TestServer.SECRET);
						case "/filter/send" -> response.sendError(410, TestServer.SECRET);
						case "/filter/status" -> response.setStatus(410);
						default -> chain.doFilter(request, response);
					}
				}

			};
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/places")
		Map<String, String> places(@RequestParam String latlng, @RequestParam(defaultValue = "0") int page) {
			return Map.of("latlng", latlng, "page", String.valueOf(page));
		}

		@PostMapping("/places")
		Map<String, String> create(@RequestBody Map<String, String> place) {
			return place;
		}

		@GetMapping(path = "/text", produces = "text/csv")
		String text() {
			return "a,b";
		}

		@GetMapping("/bug")
		String bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/send")
		void send(HttpServletResponse response) throws IOException {
			response.sendError(410, TestServer.SECRET);
		}

		@GetMapping("/begun")
		void begun(HttpServletResponse response) throws IOException {
			response.setContentType("text/plain;charset=ISO-8859-1");
			response.getWriter().write("begun");
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/varied")
		void varied(HttpServletRequest request, HttpServletResponse response) {
			String vary = request.getHeader("X-Vary");
			response.setHeader(HttpHeaders.VARY, (vary != null) ? vary : "Origin, accept-encoding");
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

}
