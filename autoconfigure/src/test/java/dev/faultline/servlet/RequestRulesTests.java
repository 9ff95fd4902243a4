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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.faultline.servlet.RequestRulesControllers.Bodies;
import dev.faultline.servlet.RequestRulesControllers.Bugs;
import dev.faultline.servlet.RequestRulesControllers.ClassValidation;
import dev.faultline.servlet.RequestRulesControllers.OrderService;
import dev.faultline.servlet.RequestRulesControllers.Page;
import dev.faultline.servlet.RequestRulesControllers.Routing;
import dev.faultline.servlet.RequestRulesControllers.Statuses;
import dev.faultline.servlet.RequestRulesControllers.Validation;
import dev.faultline.servlet.RequestRulesControllers.Values;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.validation.DataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.AbstractController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows of the status map that happen in Spring MVC, each with its real cause.
 */
class RequestRulesTests {

	private static final String DEEP = "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}";

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(
				List.of("spring.jackson.deserialization.fail-on-unknown-properties=true",
						"server.tomcat.max-http-form-post-size=2KB", "server.tomcat.max-parameter-count=20",
						"spring.servlet.multipart.max-file-size=1KB", "spring.servlet.multipart.max-request-size=10KB"),
				Application.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@TestFactory
	Stream<DynamicTest> routing() {
		return Stream.of(
				row("2.1 unknown path", server.get("/nowhere"), 404, "not-found",
						(answer) -> answer.hasDetail("Nothing was found at this path.")),
				row("2.1 unknown path, POST", server.post("/nowhere").json("{}"), 404, "not-found"),
				row("2.1 method that is not offered", server.call("DELETE", "/places"), 405, "method-not-allowed",
						(answer) -> {
							assertThat(answer.header("Allow").split(", ?")).contains("GET", "POST", "PATCH");
							assertThat(answer.document().get("detail")).asString()
								.startsWith("Use one of: ")
								.contains("GET", "POST", "PATCH");
						}),
				row("2.1 method that is implemented nowhere", server.call("FROB", "/places"), 501, "not-implemented"),
				row("2.1 such a method at a path where nothing is", server.call("FROB", "/nowhere"), 501,
						"not-implemented"),
				row("2.1 unmet condition on parameters", server.get("/filtered?mode=" + TestServer.SECRET), 400,
						"missing-parameter", (answer) -> answer.hasDetail("Required: mode=full.")));
	}

	@TestFactory
	Stream<DynamicTest> missingValues() {
		return Stream.of(
				row("2.2 parameter", server.get("/parameter"), 400, "missing-parameter",
						(answer) -> answer.hasDetail("The parameter 'name' is required.")
							.hasErrors(Map.of("in", "query", "parameter", "name"))),
				row("2.2 header", server.get("/header"), 400, "missing-header",
						(answer) -> answer.hasDetail("The header 'X-Tenant' is required.")
							.hasErrors(Map.of("in", "header", "parameter", "X-Tenant"))),
				row("2.2 cookie", server.get("/cookie"), 400, "missing-cookie",
						(answer) -> answer.hasDetail("The cookie 'theme' is required.")
							.hasErrors(Map.of("in", "cookie", "parameter", "theme"))),
				row("2.2 matrix variable", server.get("/matrix/1"), 400, "missing-parameter",
						(answer) -> answer.hasDetail("The parameter 'version' is required.")
							.hasErrors(Map.of("in", "matrix", "parameter", "version"))),
				row("2.2 parameter that conversion makes nothing of", server.get("/token?token=a"), 400,
						"missing-parameter", (answer) -> answer.hasDetail("The parameter 'token' must have a value.")),
				row("2.2 path variable that conversion makes nothing of", server.get("/token/a"), 400,
						"invalid-parameter", (answer) -> answer.hasErrors(Map.of("in", "path", "parameter", "token"))),
				row("2.2 path variable that the pattern does not have", server.get("/mistaken/1"), 500,
						"internal-error"),
				row("2.2 session attribute", server.get("/session"), 400, "missing-session-attribute"),
				row("2.2 session", server.get("/session-required"), 400, "missing-session-attribute"),
				row("2.2 request attribute, which we set", server.get("/attribute"), 500, "internal-error"));
	}

	@TestFactory
	Stream<DynamicTest> valuesOfTheWrongType() {
		return Stream.of(mistyped("query", "number", "integer", "a whole number", server.get("/number?number=s3cr3t")),
				mistyped("path", "number", "integer", "a whole number", server.get("/numbers/s3cr3t")),
				mistyped("header", "X-Number", "integer", "a whole number",
						server.get("/numbered-header").header("X-Number", "s3cr3t")),
				mistyped("cookie", "number", "integer", "a whole number",
						server.get("/numbered-cookie").header("Cookie", "number=s3cr3t")),
				mistyped("matrix", "version", "integer", "a whole number", server.get("/matrix/1;version=s3cr3t")),
				mistyped("query", "color", "enum", "one of the allowed values", server.get("/color?color=s3cr3t")),
				mistyped("query", "date", "date", "a date", server.get("/date?date=s3cr3t")),
				mistyped("query", "uuid", "uuid", "a UUID", server.get("/uuid?uuid=s3cr3t")),
				mistyped("query", "flag", "boolean", "true or false", server.get("/flag?flag=s3cr3t")),
				row("2.2 type that nothing converts to", server.get("/opaque?opaque=s3cr3t"), 500, "internal-error"),
				row("2.2 type mismatch in our own code", server.get("/bean-wrapper"), 500, "internal-error"),
				row("2.2 failed conversion in our own code", server.get("/conversion"), 500, "internal-error"),
				row("2.2 missing converter in our own code", server.get("/no-converter"), 500, "internal-error"),
				row("2.2 media type in our own code", server.get("/media-type"), 500, "internal-error"),
				row("2.2 URL in our own code", server.get("/url"), 500, "internal-error"));
	}

	private static DynamicTest mistyped(String in, String name, String kind, String words, TestServer.Call call) {
		return row("2.2 " + in + " is not " + words, call, 400, "invalid-parameter",
				(answer) -> answer.hasDetail("'" + name + "' must be " + words + ".")
					.hasErrors(Map.of("in", in, "parameter", name, "code", "type", "detail", "must be " + words)));
	}

	@TestFactory
	Stream<DynamicTest> unreadableBodies() {
		return Stream.of(row("2.3 no body", server.post("/orders").json(""), 400, "missing-body"),
				row("2.3 the literal null", server.post("/orders").json("null"), 400, "missing-body"),
				row("2.3 not JSON", server.post("/orders").json("{\n  \"name\": s3cr3t"), 400, "malformed-body",
						(answer) -> assertThat(answer.document().get("detail")).asString()
							.matches("Not valid JSON at line 2, column \\d+\\.")),
				row("2.3 JSON that ends early", server.post("/orders").json("{\"name\": "), 400, "malformed-body"),
				row("2.3 JSON and more", server.post("/orders").json("{\"name\":\"a\"} s3cr3t"), 400, "malformed-body"),
				row("2.3 invalid UTF-8",
						server.post("/orders")
							.body("application/json", "{\"name\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1)),
						400, "malformed-body"),
				field("text for a number", "{\"lines\":[{\"quantity\":1},{\"quantity\":\"s3cr3t\"}]}",
						"#/lines/1/quantity", "must be a whole number"),
				field("number out of range", "{\"lines\":[{\"quantity\":99999999999}]}", "#/lines/0/quantity",
						"must be a whole number"),
				field("null for a primitive", "{\"lines\":[{\"quantity\":null}]}", "#/lines/0/quantity",
						"must be a whole number"),
				field("no date", "{\"lines\":[{\"due\":\"s3cr3t\"}]}", "#/lines/0/due", "must be a date"),
				field("unknown constant", "{\"lines\":[{\"color\":\"s3cr3t\"}]}", "#/lines/0/color",
						"must be one of the allowed values"),
				field("object for an array", "{\"lines\":{\"a\":1}}", "#/lines", "must be an array"),
				field("array for an object", "[]", "#", "must be an object"),
				row("2.3 unknown field", server.post("/orders").json("{\"name\":\"a\",\"a~/b\":1}"), 400,
						"unknown-field", (answer) -> answer.hasErrors(Map.of("pointer", "#/a~0~1b"))),
				row("2.3 unknown kind of an object", server.post("/shapes").json("{\"kind\":\"s3cr3t\"}"), 400,
						"invalid-field", (answer) -> assertThat(answer.text()).doesNotContain("circle", "Shape")),
				row("2.3 value refused in a constructor", server.post("/names").json("{\"value\":\" \"}"), 422,
						"validation-failed", (answer) -> answer.hasErrors(Map.of("pointer", "#"))),
				row("2.3 bug in a constructor", server.post("/names").json("{\"value\":\"bug\"}"), 500,
						"internal-error"),
				row("2.3 nested too deeply", server.post("/places").json(DEEP), 400, "body-too-complex"),
				row("2.3 value to inject is missing", server.post("/injected").json("{}"), 500, "internal-error"),
				row("2.3 type that cannot be read", server.post("/undefined").json("{}"), 500, "internal-error"),
				row("2.3 wrong content type", server.post("/places").body("text/s3cr3t", "a"), 415,
						"unsupported-media-type",
						(answer) -> answer.hasHeader("Accept", "application/json")
							.hasDetail("Use one of: application/json.")),
				row("2.3 wrong content type, PATCH", server.call("PATCH", "/places").json("{}"), 415,
						"unsupported-media-type",
						(answer) -> answer.hasHeader("Accept-Patch", "application/merge-patch+json")),
				row("2.3 content type that is none", server.post("/places").body("s3cr3t", "a"), 415,
						"unsupported-media-type"),
				row("2.3 unknown charset", server.post("/places").body("application/json;charset=s3cr3t", "{}"), 415,
						"unsupported-media-type"),
				row("2.3 no content type", server.post("/places"), 415, "unsupported-media-type"),
				row("2.3 content type refused by a handler", server.get("/media"), 415, "unsupported-media-type",
						(answer) -> answer.hasHeader("Accept", "application/xml")));
	}

	private static DynamicTest field(String name, String json, String pointer, String detail) {
		return row("2.3 " + name, server.post("/orders").json(json), 400, "invalid-field",
				(answer) -> answer.hasErrors(Map.of("pointer", pointer, "detail", detail)));
	}

	@TestFactory
	Stream<DynamicTest> unreadableParameters() {
		String many = IntStream.range(0, 30).mapToObj((i) -> "p" + i + "=1").collect(Collectors.joining("&"));
		return Stream.of(
				row("2.3 bad escape in a form", server.post("/any").form("s3cr3t=%zz"), 400, "malformed-request"),
				row("2.3 too many parameters", server.get("/any?" + many), 400, "malformed-request"),
				row("2.3 form over the limit", server.post("/any").form("a=" + "s3cr3t".repeat(1000)), 413,
						"content-too-large"));
	}

	@Test
	void badEscapeInTheQueryIsMalformedRequest() {
		String answer = server.raw("GET /any?s3cr3t=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 400 ")
			.contains("application/problem+json", "/problems/malformed-request")
			.doesNotContain(TestServer.SECRET);
	}

	@Test
	void varyOfCorsIsKeptBesideThatOfNegotiation() {
		Answer answer = server.get("/shared-text").accept("image/png").header("Origin", "https://example.com").send();
		answer.isProblem(406, "not-acceptable").hasHeader("Access-Control-Allow-Origin", "*");
		assertThat(answer.header("Vary").split(", ")).contains("Origin", "Accept", "Accept-Language")
			.doesNotHaveDuplicates();
	}

	@TestFactory
	Stream<DynamicTest> validation() {
		String order = "{\"name\":\" \",\"lines\":[{\"quantity\":1},{\"quantity\":-1}]}";
		Map<String, String> blank = Map.of("pointer", "#/name", "code", "NotBlank", "detail", "must not be blank");
		Map<String, String> negative = Map.of("pointer", "#/lines/1/quantity", "code", "Positive", "detail",
				"must be greater than 0");
		return Stream.of(
				row("2.4 body", server.post("/valid/orders").json(order), 422, "validation-failed",
						(answer) -> answer.hasErrors(negative, blank)),
				row("2.4 list as a body", server.post("/valid/lines").json("[{\"quantity\":1},{\"quantity\":-1}]"), 422,
						"validation-failed",
						(answer) -> answer.hasErrors(Map.of("pointer", "#/1/quantity", "code", "Positive"))),
				row("2.4 part", multipart(server.post("/upload-with-data"), "order", "application/json", order), 422,
						"validation-failed",
						(answer) -> answer.hasErrors(
								Map.of("in", "part", "parameter", "order", "pointer", "#/lines/1/quantity"),
								Map.of("in", "part", "parameter", "order", "pointer", "#/name"))),
				row("2.4 model from the query", server.get("/valid/search?page=0"), 400, "invalid-parameter",
						(answer) -> answer.hasErrors(Map.of("in", "query", "parameter", "page", "code", "Min"))),
				row("2.4 model from a form", server.post("/valid/search").form("page=0"), 422, "validation-failed",
						(answer) -> answer.hasErrors(Map.of("in", "form", "parameter", "page", "code", "Min"))),
				row("2.4 model that cannot be bound", server.post("/valid/search").form("page=s3cr3t"), 400,
						"invalid-form",
						(answer) -> answer.hasErrors(Map.of("in", "form", "parameter", "page", "code", "type", "detail",
								"must be a whole number"))),
				row("2.4 model of a function", server.get("/function/search?page=s3cr3t"), 400, "invalid-form"),
				row("2.4 values of each kind",
						server.get("/valid/values/0;version=0?page=0")
							.header("X-Size", "0")
							.header("Cookie", "count=0"),
						400, "invalid-parameter",
						(answer) -> answer.hasErrors(Map.of("in", "cookie", "parameter", "count"),
								Map.of("in", "header", "parameter", "X-Size"),
								Map.of("in", "matrix", "parameter", "version"), Map.of("in", "path", "parameter", "id"),
								Map.of("in", "query", "parameter", "page"))),
				row("2.4 a parameter and the body", server.post("/valid/both?page=0").json(order), 400,
						"invalid-parameter", (answer) -> assertThat(answer.errors()).hasSize(3)),
				row("2.4 a parameter beside a good body",
						server.post("/valid/both?page=0").json("{\"name\":\"a\",\"lines\":[]}"), 400,
						"invalid-parameter", (answer) -> answer.hasErrors(Map.of("in", "query", "parameter", "page"))),
				row("2.4 a bad body beside a good parameter", server.post("/valid/both?page=1").json(order), 422,
						"validation-failed", (answer) -> answer.hasErrors(negative, blank)),
				row("2.4 return value", server.get("/valid/result"), 500, "internal-error"),
				row("2.4 value, validated class", server.get("/class-valid/0"), 400, "invalid-parameter",
						(answer) -> answer.hasErrors(Map.of("in", "path", "parameter", "id", "code", "Min"))),
				row("2.4 body, validated class", server.post("/class-valid").json(order), 422, "validation-failed",
						(answer) -> assertThat(answer.errors()).extracting((error) -> error.get("pointer"))
							.containsExactlyInAnyOrder("#/lines/1/quantity", "#/name")),
				row("2.4 argument of a service, with content", server.post("/valid/service").json(order), 422,
						"constraint-violated", (answer) -> {
							assertThat(answer.errors()).extracting((error) -> error.get("property"))
								.containsExactly("lines[1].quantity", "name");
							assertThat(answer.errors()).noneMatch((error) -> error.containsKey("pointer"));
						}),
				row("2.4 argument of a service, without content", server.get("/valid/service?name=a"), 400,
						"invalid-parameter"),
				row("2.4 result of a service", server.get("/valid/service-result"), 500, "internal-error"),
				row("2.4 constraint that does not fit its type", server.get("/valid/mistaken?number=1"), 500,
						"internal-error"));
	}

	@TestFactory
	Stream<DynamicTest> negotiationAndWriting() {
		return Stream.of(
				row("2.5 no acceptable type", server.get("/text").accept("image/png"), 406, "not-acceptable",
						(answer) -> answer.hasHeader("Accept", "text/plain")
							.hasHeader("Vary", "Accept, Accept-Language")
							.hasDetail("Available: text/plain.")),
				row("2.5 Accept that is none", server.get("/text").accept("s3cr3t"), 406, "not-acceptable",
						(answer) -> answer.hasHeader("Vary", "Accept, Accept-Language")),
				row("2.5 object that cannot be written", server.get("/unwritable"), 500, "internal-error"),
				row("2.5 handler that nobody can call", server.get("/odd"), 500, "internal-error"));
	}

	@TestFactory
	Stream<DynamicTest> multipart() {
		return Stream.of(
				row("2.6 missing part", multipart(server.post("/upload"), "other", "text/plain", "a"), 400,
						"missing-part",
						(answer) -> answer.hasDetail("The part 'file' is required.")
							.hasErrors(Map.of("parameter", "file"))),
				row("2.6 file over the limit",
						multipart(server.post("/upload"), "file", "text/plain", "a".repeat(3000)), 413,
						"content-too-large", (answer) -> answer.hasDetail("Limit: 1KB.")),
				row("2.6 body over the limit",
						multipart(server.post("/upload"), "file", "text/plain", "a".repeat(20000)), 413,
						"content-too-large", (answer) -> answer.hasDetail("Limit: 10KB.")),
				row("2.6 no multipart at all", server.post("/upload").form("a=1"), 415, "unsupported-media-type"),
				row("2.6 no boundary", server.post("/upload").body("multipart/form-data", "s3cr3t"), 400,
						"malformed-multipart"),
				row("2.6 body that ends early", server.post("/upload")
					.body("multipart/form-data; boundary=b",
							"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s3cr3t\"\r\n\r\na"),
						400, "malformed-multipart"));
	}

	private static TestServer.Call multipart(TestServer.Call call, String name, String type, String content) {
		return call.body("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"" + name
				+ "\"; filename=\"f\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n--b--\r\n");
	}

	@TestFactory
	Stream<DynamicTest> explicitStatuses() {
		return Stream.of(
				bare("2.8 reason for the caller", "/status/reason", 410, "Gone",
						(answer) -> answer.hasDetail("The place was closed.")),
				bare("2.8 reason of a fault of ours", "/status/server-reason", 503, "Service Unavailable", (answer) -> {
				}),
				bare("2.8 annotation with reason", "/status/annotated", 402, "Payment Required",
						(answer) -> answer.hasDetail("The trial is over.")),
				bare("2.8 annotation without reason", "/status/annotated-without-reason", 409, "Conflict", (answer) -> {
				}), bare("2.8 annotation on a cause", "/status/annotated-cause", 409, "Conflict", (answer) -> {
				}), bare("2.8 sendError", "/status/sent", 410, "Gone", (answer) -> {
				}), bare("2.8 setStatus", "/status/set", 423, "Locked", (answer) -> {
				}), row("2.8 unavailable", server.get("/status/unavailable"), 503, "service-unavailable",
						(answer) -> assertThat(answer.header("Retry-After")).isNotNull()));
	}

	@Test
	void statusWithoutNamePassesAsItIs() {
		Answer answer = server.get("/status/unregistered").send();
		assertThat(answer.status()).isEqualTo(499);
		assertThat(answer.document()).containsEntry("status", 499).containsEntry("detail", "Left early.");
	}

	@Test
	void ownBodyOfAnErrorResponseStaysAsItIs() {
		Answer answer = server.get("/status/own-body").send();
		assertThat(answer.status()).isEqualTo(409);
		answer.hasHeader("Content-Type", "application/problem+json").hasHeader("X-Restock", "tomorrow");
		assertThat(answer.document()).containsEntry("type", "https://example.com/sold-out")
			.containsEntry("title", "Sold out")
			.containsEntry("status", 409)
			.containsEntry("detail", "Sold out.")
			.containsEntry("sku", "A-1");
	}

	@TestFactory
	Stream<DynamicTest> jdk() {
		Stream<DynamicTest> bugs = Bugs.BUGS.keySet()
			.stream()
			.map((name) -> row("2.11 " + name,
					server.get("/bugs/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")), 500,
					"internal-error", (answer) -> answer.hasDetail("The server could not complete the request.")));
		return Stream.concat(bugs, Stream.of(
				row("2.11 operation of ours that is not implemented yet", server.get("/unimplemented"), 501,
						"operation-not-implemented"),
				row("2.11 TimeoutException", server.get("/waiting"), 503, "timeout"),
				row("2.11 RejectedExecutionException", server.get("/rejected"), 503, "busy",
						(answer) -> answer.hasHeader("Retry-After", "1")),
				row("2.11 ConnectException", server.get("/refused"), 502, "upstream-error"),
				row("2.11 UnknownHostException", server.get("/unknown-host"), 502, "upstream-error"),
				row("2.11 SSLException", server.get("/tls"), 502, "upstream-error"),
				row("2.11 SocketTimeoutException", server.get("/slow"), 504, "upstream-timeout"),
				row("2.11 HttpTimeoutException of a future", server.get("/slow-in-future"), 504, "upstream-timeout")));
	}

	@Test
	void unknownPathWithoutResourceHandlerIsNotFound() {
		try (TestServer bare = TestServer.start(List.of("spring.web.resources.add-mappings=false"),
				PlainApplication.class, Routing.class)) {
			bare.get("/nowhere").send().isProblem(404, "not-found");
		}
	}

	@Test
	void versionOfTheApiThatIsMissingOrUnknownIsUnsupported() {
		try (TestServer versioned = TestServer.start(List.of("spring.mvc.apiversion.required=true",
				"spring.mvc.apiversion.use.header=X-Version", "spring.mvc.apiversion.supported=1.0,2.0"),
				PlainApplication.class, Versioned.class)) {
			assertThat(versioned.get("/versioned").header("X-Version", "1.0").send().status()).isEqualTo(200);
			versioned.get("/versioned").send().isProblem(400, "unsupported-api-version");
			versioned.get("/versioned").header("X-Version", "s3cr3t").send().isProblem(400, "unsupported-api-version");
			versioned.get("/versioned").header("X-Version", "7").send().isProblem(400, "unsupported-api-version");
			versioned.get("/versioned").header("X-Version", "2.0").send().isProblem(400, "unsupported-api-version");
		}
	}

	private static DynamicTest bare(String name, String path, int status, String phrase, Consumer<Answer> more) {
		return DynamicTest.dynamicTest(name, () -> more.accept(server.get(path).send().isBareProblem(status, phrase)));
	}

	private static DynamicTest row(String name, TestServer.Call call, int status, String slug) {
		return row(name, call, status, slug, (answer) -> {
		});
	}

	private static DynamicTest row(String name, TestServer.Call call, int status, String slug, Consumer<Answer> more) {
		return DynamicTest.dynamicTest(name, () -> more.accept(call.send().isProblem(status, slug)));
	}

	@RestController
	static class Versioned {

		@GetMapping(path = "/versioned", version = "1.0")
		String first() {
			return "first";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainApplication.class, Routing.class, Values.class, Bodies.class, Validation.class,
			ClassValidation.class, OrderService.class, Statuses.class, Bugs.class })
	static class Application {

		@Bean
		RouterFunction<ServerResponse> function() {
			return RouterFunctions.route()
				.GET("/function/search",
						(request) -> ServerResponse.ok()
							.body(request.bind(Page.class, DataBinder::initDirectFieldAccess)))
				.build();
		}

		@Bean
		CorsFilter corsFilter() {
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/shared-text", new CorsConfiguration().applyPermitDefaultValues());
			return new CorsFilter(source);
		}

		@Bean("/session-required")
		AbstractController sessionRequired() {
			AbstractController controller = new AbstractController() {

				@Override
				protected ModelAndView handleRequestInternal(HttpServletRequest request, HttpServletResponse response) {
					return null;
				}

			};
			controller.setRequireSession(true);
			return controller;
		}

		@Bean("/odd")
		String odd() {
			return "not a handler";
		}

	}

}
