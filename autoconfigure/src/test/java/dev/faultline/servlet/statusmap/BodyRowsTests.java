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

package dev.faultline.servlet.statusmap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.faultline.servlet.TestServer;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.exc.DeferredBindingException;
import tools.jackson.databind.exc.IgnoredPropertyException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.MissingInjectableValueException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.ext.javatime.DateTimeParseException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.CodecException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.PayloadTooLargeException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Status map 2.3: reading the body.
 */
@SuppressWarnings({ "deprecation", "removal" })
class BodyRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(
			List.of("spring.jackson.deserialization.fail-on-unknown-properties=true",
					"spring.jackson.deserialization.fail-on-ignored-properties=true",
					"server.tomcat.max-http-form-post-size=2KB", "server.tomcat.max-parameter-count=20",
					"server.tomcat.connection-timeout=500ms", "spring.http.codecs.max-in-memory-size=4KB",
					"spring.webflux.multipart.max-in-memory-size=4KB"),
			Bodies.class)
		.onServlet(Streams.class, CollectingConverter.class)
		.onWebFlux(Codecs.class);

	private static final String DEEP = "{\"name\":" + "[".repeat(600) + "]".repeat(600) + "}";

	private static final String MANY = IntStream.range(0, 30)
		.mapToObj((i) -> "p" + i + "=1")
		.collect(Collectors.joining("&"));

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		return List.of(
				row("2.3.1", HttpMessageNotReadableException.class, "no body", post("/orders").json(""), 400,
						"missing-body")
					.onWebFlux(ServerWebInputException.class),
				row("2.3.1", HttpMessageNotReadableException.class, "the literal null", post("/orders").json("null"),
						400, "missing-body")
					.onWebFlux(ServerWebInputException.class),
				row("2.3.2", StreamReadException.class, "not JSON", post("/orders").json("{\n  \"name\": s3cr3t"), 400,
						"malformed-body")
					.and((answer) -> assertThat(answer.document().get("detail")).asString()
						.matches("Not valid JSON at line 2, column \\d+\\.")),
				row("2.3.2", StreamReadException.class, "invalid UTF-8",
						post("/orders").body("application/json",
								"{\"name\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1)),
						400, "malformed-body"),
				row("2.3.2", UnexpectedEndOfInputException.class, "JSON that ends early",
						post("/orders").json("{\"name\": "), 400, "malformed-body"),
				row("2.3.2", HttpMessageNotReadableException.class, "JSON and more",
						post("/orders").json("{\"name\":\"a\"} s3cr3t"), 400, "malformed-body")
					.onWebFlux("2.3.12", DecodingException.class),
				field(InvalidFormatException.class, "text for a number",
						"{\"lines\":[{\"quantity\":1},{\"quantity\":\"s3cr3t\"}]}", "#/lines/1/quantity",
						"must be a whole number"),
				field(InvalidFormatException.class, "unknown constant", "{\"lines\":[{\"color\":\"s3cr3t\"}]}",
						"#/lines/0/color", "must be one of the allowed values"),
				field(InputCoercionException.class, "number out of range", "{\"lines\":[{\"quantity\":99999999999}]}",
						"#/lines/0/quantity", "must be a whole number"),
				field(MismatchedInputException.class, "null for a primitive", "{\"lines\":[{\"quantity\":null}]}",
						"#/lines/0/quantity", "must be a whole number"),
				row("2.3.3", InvalidNullException.class, "null where none may be",
						post("/notes").json("{\"note\":null}"), 400, "invalid-field")
					.errors(Map.of("pointer", "#/note", "code", "type", "detail", "must be a text")),
				field(DateTimeParseException.class, "day that is not in the calendar",
						"{\"lines\":[{\"due\":[2026,13,1]}]}", "#/lines/0/due", "must be a date"),
				field(InvalidFormatException.class, "no date", "{\"lines\":[{\"due\":\"s3cr3t\"}]}", "#/lines/0/due",
						"must be a date"),
				field(MismatchedInputException.class, "object for an array", "{\"lines\":{\"a\":1}}", "#/lines",
						"must be an array"),
				field(MismatchedInputException.class, "array for an object", "[]", "#", "must be an object"),
				row("2.3.4", UnrecognizedPropertyException.class, "unknown field",
						post("/orders").json("{\"name\":\"a\",\"a~/b\":1}"), 400, "unknown-field")
					.errors(Map.of("pointer", "#/a~0~1b", "code", "unknown")),
				row("2.3.4", IgnoredPropertyException.class, "field that is ignored elsewhere",
						post("/orders").json("{\"id\":1}"), 400, "unknown-field")
					.errors(Map.of("pointer", "#/id", "code", "unknown")),
				row("2.3.5", InvalidTypeIdException.class, "unknown kind of an object",
						post("/shapes").json("{\"kind\":\"s3cr3t\"}"), 400, "invalid-field")
					.errors(Map.of("pointer", "#", "code", "type", "detail", "is not valid"))
					.and((answer) -> assertThat(answer.text()).doesNotContain("circle", "Shape")),
				row("2.3.6", DeferredBindingException.class, "problems that Jackson collected",
						post("/collected").body("application/vnd.collected+json",
								"{\"quantity\":\"s3cr3t\",\"color\":\"s3cr3t\"}"),
						400, "invalid-field")
					.servletAlone("of Spring MVC")
					.errors(Map.of("pointer", "#/quantity", "detail", "must be a whole number"),
							Map.of("pointer", "#/color", "detail", "must be one of the allowed values")),
				row("2.3.7", ValueInstantiationException.class, "value refused in a constructor",
						post("/names").json("{\"value\":\" \"}"), 422, "validation-failed")
					.errors(Map.of("pointer", "#", "code", "invalid")),
				row("2.3.7", ValueInstantiationException.class, "bug in a constructor",
						post("/names").json("{\"value\":\"bug\"}"), 500, "internal-error"),
				row("2.3.8", StreamConstraintsException.class, "nested too deeply", post("/places").json(DEEP), 400,
						"body-too-complex"),
				row("2.3.9", IOException.class, "bad chunk",
						StatusMapRequest
							.raw(head("/orders", "application/json") + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
						400, "malformed-body")
					.servletAlone("of a blocking stream")
					.orSubclass(),
				row("2.3.9", JacksonIOException.class, "bad chunk after a good one",
						StatusMapRequest.raw(head("/orders", "application/json")
								+ "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"n\r\nzz\r\n"),
						400, "malformed-body")
					.servletAlone("of a blocking stream"),
				row("2.3.9", JacksonIOException.class, "body that ends early",
						StatusMapRequest
							.raw(head("/orders", "application/json") + "Content-Length: 100\r\n\r\n{\"name\":")
							.thenEnd(),
						400, "malformed-body")
					.servletAlone("of a blocking stream"),
				row("2.3.9", IOException.class, "bad chunk, not JSON",
						StatusMapRequest.raw(head("/text", "text/plain") + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
						400, "malformed-body")
					.servletAlone("of a blocking stream")
					.orSubclass(),
				row("2.3.9", JacksonIOException.class, "body that does not come",
						StatusMapRequest
							.raw(head("/orders", "application/json") + "Content-Length: 100\r\n\r\n{\"name\":"),
						408, "request-timeout")
					.servletAlone("of a blocking stream")
					.header("Connection", "close"),
				row("2.3.9", IOException.class, "body that does not come, not JSON",
						StatusMapRequest.raw(head("/text", "text/plain") + "Content-Length: 100\r\n\r\ns3cr3t"), 408,
						"request-timeout")
					.servletAlone("of a blocking stream")
					.orSubclass()
					.header("Connection", "close"),
				row("2.3.10", MissingInjectableValueException.class, "value that we should inject",
						post("/injected").json("{}"), 500, "internal-error"),
				row("2.3.10", JsonNodeException.class, "tree that our own deserializer reads wrongly",
						post("/trees").json("{\"quantity\":\"s3cr3t\"}"), 500, "internal-error"),
				row("2.3.11", HttpMessageConversionException.class, "type that cannot be read",
						post("/undefined").json("{}"), 500, "internal-error")
					.onWebFlux(CodecException.class),
				row("2.3.11", HttpMessageConversionException.class, "type that cannot be written", get("/undefined"),
						500, "internal-error")
					.onWebFlux(CodecException.class),
				unsupported("wrong content type", post("/places").body("text/s3cr3t", "a")),
				unsupported("content type that is none", post("/places").body("s3cr3t", "a")),
				unsupported("unknown charset", post("/places").body("application/json;charset=s3cr3t", "{}")),
				unsupported("no content type", post("/places")),
				row("2.3.16", HttpMediaTypeNotSupportedException.class, "wrong content type, PATCH",
						call("PATCH", "/places").json("{}"), 415, "unsupported-media-type")
					.onWebFlux("2.3.17", UnsupportedMediaTypeStatusException.class)
					.header("Accept-Patch", "application/merge-patch+json")
					.header("Accept", "application/merge-patch+json"),
				row("2.3.17", UnsupportedMediaTypeStatusException.class, "content type refused by a handler",
						get("/media"), 415, "unsupported-media-type")
					.header("Accept", "application/xml")
					.thrownByTest(),
				row("2.3.18", InvalidParameterException.class, "bad escape in a form", post("/any").form("s3cr3t=%zz"),
						400, "malformed-request")
					.servletAlone("of Tomcat"),
				row("2.3.18", InvalidParameterException.class, "bad escape in the query",
						StatusMapRequest
							.raw("GET /any?s3cr3t=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
						400, "malformed-request")
					.servletAlone("of Tomcat"),
				row("2.3.18", InvalidParameterException.class, "too many parameters", get("/any?" + MANY), 400,
						"malformed-request")
					.servletAlone("of Tomcat"),
				row("2.3.18", InvalidParameterException.class, "form over the limit",
						post("/any").form("a=" + "s3cr3t".repeat(1000)), 413, "content-too-large")
					.servletAlone("of Tomcat"),
				row("2.3.19", BadMessageException.class, "fault of the caller", get("/jetty/bad"), 400,
						"malformed-request")
					.servletAlone("of Jetty")
					.thrownByTest(),
				row("2.3.19", HttpException.class, "content over a limit", get("/jetty/large"), 413,
						"content-too-large")
					.servletAlone("of Jetty")
					.thrownByTest(),
				row("2.3.19", HttpException.class, "fault of the server", get("/jetty/server"), 500, "internal-error")
					.servletAlone("of Jetty")
					.thrownByTest(),
				row("2.3.20", BadRequestException.class, "bad chunk that a handler reads",
						StatusMapRequest
							.raw(head("/stream", "text/plain") + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
						400, "malformed-request")
					.servletAlone("of Tomcat"),
				row("2.3.13", ContentTooLargeException.class, "JSON over the limit",
						post("/orders").json("{\"name\":\"" + "s3cr3t".repeat(1000) + "\"}"), 413, "content-too-large")
					.webFluxAlone("Spring MVC has no limit")
					.detail("Limit: 4096 bytes."),
				row("2.3.13", PayloadTooLargeException.class, "its older name", get("/too-large"), 413,
						"content-too-large")
					.webFluxAlone("Spring MVC has no limit")
					.thrownByTest(),
				row("2.3.14", DataBufferLimitException.class, "part over the limit",
						post("/parts").part("note", "text/plain", "s3cr3t".repeat(1000)), 413, "content-too-large")
					.webFluxAlone("Spring MVC tells this with a class of its own")
					.detail("Limit: 4096 bytes."),
				row("2.3.14", DataBufferLimitException.class, "JSON over the limit that a function reads",
						post("/function/orders").json("{\"name\":\"" + "s3cr3t".repeat(1000) + "\"}"), 413,
						"content-too-large")
					.webFluxAlone("Spring MVC has no limit")
					.detail("Limit: 4096 bytes."),
				row("2.3.14", DataBufferLimitException.class, "limit that is none of the request", get("/own/limit"),
						500, "internal-error")
					.webFluxAlone("Spring MVC has no limit"),
				row("2.3.15", DecodingException.class, "no boundary",
						post("/parts").body("multipart/form-data", "s3cr3t"), 400, "malformed-multipart")
					.webFluxAlone("Spring MVC tells this with a class of its own"),
				row("2.3.15", DecodingException.class, "JSON of another service", get("/own/json"), 502,
						"upstream-error")
					.webFluxAlone("clients of Spring MVC wrap it"),
				row("2.3.15", DecodingException.class, "neither of the caller nor of another service",
						get("/own/decoding"), 500, "internal-error")
					.webFluxAlone("of WebFlux")
					.thrownByTest());
	}

	private static String head(String path, String contentType) {
		return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + contentType
				+ "\r\n";
	}

	private static StatusMapCase field(Class<?> cause, String name, String json, String pointer, String detail) {
		return row("2.3.3", cause, name, post("/orders").json(json), 400, "invalid-field")
			.errors(Map.of("pointer", pointer, "code", "type", "detail", detail));
	}

	private static StatusMapCase unsupported(String name, StatusMapRequest request) {
		return row("2.3.16", HttpMediaTypeNotSupportedException.class, name, request, 415, "unsupported-media-type")
			.onWebFlux("2.3.17", UnsupportedMediaTypeStatusException.class)
			.header("Accept", "application/json")
			.detail("Use one of: application/json.");
	}

	enum Color {

		RED, GREEN

	}

	record Line(int quantity, LocalDate due, Color color) {

	}

	@JsonIgnoreProperties("id")
	record Order(String name, List<Line> lines) {

	}

	record Note(@JsonSetter(nulls = Nulls.FAIL) String note) {

	}

	record Name(String value) {

		Name {
			if (value.isBlank()) {
				throw new IllegalArgumentException("Refused " + TestServer.SECRET);
			}
			if (value.equals("bug")) {
				throw new IllegalStateException(TestServer.SECRET);
			}
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
	interface Shape {

	}

	record Circle(int radius) implements Shape {

	}

	static class Injected {

		@JacksonInject("absent")
		String value;

	}

	interface Undefined {

		String value();

	}

	static class Ambiguous {

		@JsonProperty("value")
		String getFirst() {
			return "first";
		}

		@JsonProperty("value")
		String getSecond() {
			return "second";
		}

	}

	@JsonDeserialize(using = TreeReader.class)
	record Tree(int quantity) {

	}

	static class TreeReader extends ValueDeserializer<Tree> {

		@Override
		public Tree deserialize(JsonParser parser, DeserializationContext context) {
			return new Tree(context.readTree(parser).get("quantity").intValue());
		}

	}

	@RestController
	static class Bodies {

		@PostMapping("/orders")
		void order(@RequestBody Order order) {
		}

		@PostMapping("/notes")
		void note(@RequestBody Note note) {
		}

		@PostMapping("/names")
		void name(@RequestBody Name name) {
		}

		@PostMapping("/shapes")
		void shape(@RequestBody Shape shape) {
		}

		@PostMapping("/collected")
		void collected(@RequestBody Line line) {
		}

		@PostMapping("/injected")
		void injected(@RequestBody Injected injected) {
		}

		@PostMapping("/trees")
		void tree(@RequestBody Tree tree) {
		}

		@PostMapping("/undefined")
		void undefined(@RequestBody Undefined undefined) {
		}

		@GetMapping("/undefined")
		Ambiguous undefined() {
			return new Ambiguous();
		}

		@PostMapping("/text")
		void text(@RequestBody String text) {
		}

		@PostMapping(path = "/places", consumes = MediaType.APPLICATION_JSON_VALUE)
		void place(@RequestBody Map<String, Object> place) {
		}

		@PatchMapping(path = "/places", consumes = "application/merge-patch+json")
		void change(@RequestBody Map<String, Object> place) {
		}

		@GetMapping("/media")
		void media() {
			throw new UnsupportedMediaTypeStatusException(MediaType.TEXT_PLAIN, List.of(MediaType.APPLICATION_XML));
		}

		@GetMapping("/any")
		void any(@RequestParam Map<String, String> parameters) {
		}

		@PostMapping("/any")
		void anyForm(@RequestParam Map<String, String> parameters) {
		}

		@GetMapping("/jetty/bad")
		void badMessage() {
			throw new BadMessageException(TestServer.SECRET);
		}

		@GetMapping("/jetty/large")
		void largeMessage() {
			throw new HttpException.IllegalArgumentException(413, TestServer.SECRET);
		}

		@GetMapping("/jetty/server")
		void serverFault() {
			throw new HttpException.RuntimeException(503, TestServer.SECRET);
		}

	}

	@RestController
	static class Streams {

		@PostMapping("/stream")
		void stream(InputStream body) throws IOException {
			body.readAllBytes();
		}

	}

	@RestController
	static class Codecs {

		@GetMapping("/too-large")
		void tooLarge() {
			throw new PayloadTooLargeException(null);
		}

		@PostMapping("/parts")
		void parts(@RequestPart String note) {
		}

		@GetMapping("/own/limit")
		Mono<byte[]> limit() {
			Flux<DataBuffer> answer = Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[100]));
			return DataBufferUtils.join(answer, 10).map((joined) -> new byte[0]);
		}

		@GetMapping("/own/json")
		Order json() {
			DataBuffer answer = DefaultDataBufferFactory.sharedInstance
				.wrap(TestServer.SECRET.getBytes(StandardCharsets.UTF_8));
			return (Order) new JacksonJsonDecoder().decode(answer, ResolvableType.forClass(Order.class), null, null);
		}

		@GetMapping("/own/decoding")
		void decoding() {
			throw new DecodingException(TestServer.SECRET);
		}

		@Bean
		RouterFunction<ServerResponse> orders() {
			return RouterFunctions.route()
				.POST("/function/orders",
						(request) -> request.bodyToMono(String.class)
							.flatMap((text) -> ServerResponse.ok().bodyValue(text)))
				.build();
		}

	}

	/**
	 * Reads all there is to read before it complains.
	 */
	static class CollectingConverter extends AbstractHttpMessageConverter<Line> {

		private final JsonMapper mapper;

		CollectingConverter(JsonMapper mapper) {
			super(new MediaType("application", "vnd.collected+json"));
			this.mapper = mapper;
		}

		@Override
		protected boolean supports(Class<?> type) {
			return type == Line.class;
		}

		@Override
		protected Line readInternal(Class<? extends Line> type, HttpInputMessage message) throws IOException {
			try {
				return this.mapper.readerFor(type)
					.problemCollectingReader()
					.readValueCollectingProblems(message.getBody());
			}
			catch (JacksonException ex) {
				throw new HttpMessageNotReadableException(TestServer.SECRET, ex, message);
			}
		}

		@Override
		protected void writeInternal(Line line, HttpOutputMessage message) {
		}

	}

}
