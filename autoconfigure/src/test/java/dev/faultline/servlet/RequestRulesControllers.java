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

import java.beans.PropertyEditorSupport;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLHandshakeException;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.springframework.beans.BeanWrapperImpl;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Controllers in which each row of the status map happens for a real reason.
 */
final class RequestRulesControllers {

	private RequestRulesControllers() {
	}

	@RestController
	static class Routing {

		@GetMapping("/places")
		List<String> places() {
			return List.of();
		}

		@PostMapping(path = "/places", consumes = MediaType.APPLICATION_JSON_VALUE)
		void create(@RequestBody Map<String, Object> place) {
		}

		@PatchMapping(path = "/places", consumes = "application/merge-patch+json")
		void change(@RequestBody Map<String, Object> place) {
		}

		@GetMapping(path = "/filtered", params = "mode=full")
		void filtered() {
		}

		@GetMapping(path = { "/text", "/shared-text" }, produces = MediaType.TEXT_PLAIN_VALUE)
		String text() {
			return "text";
		}

		@GetMapping("/media")
		void media() {
			throw new UnsupportedMediaTypeStatusException(MediaType.TEXT_PLAIN, List.of(MediaType.APPLICATION_XML));
		}

	}

	enum Color {

		RED, GREEN

	}

	/** What no converter knows. */
	record Opaque(Thread thread) {

	}

	/** What a converter may make nothing of. */
	record Token(String value) {

	}

	@RestController
	static class Values {

		@InitBinder
		void bindTokens(WebDataBinder binder) {
			binder.registerCustomEditor(Token.class, new PropertyEditorSupport() {

				@Override
				public void setAsText(String text) {
					setValue(null);
				}

			});
		}

		@GetMapping("/parameter")
		void parameter(@RequestParam String name) {
		}

		@GetMapping("/header")
		void header(@RequestHeader("X-Tenant") String tenant) {
		}

		@GetMapping("/cookie")
		void cookie(@CookieValue("theme") String theme) {
		}

		@GetMapping("/matrix/{id}")
		void matrix(@PathVariable String id, @MatrixVariable int version) {
		}

		@GetMapping("/token")
		void token(@RequestParam Token token) {
		}

		@GetMapping("/token/{token}")
		void tokenInPath(@PathVariable Token token) {
		}

		@GetMapping("/mistaken/{id}")
		void mistaken(@PathVariable("identifier") String id) {
		}

		@GetMapping("/session")
		void session(@SessionAttribute("cart") String cart) {
		}

		@GetMapping("/attribute")
		void attribute(@RequestAttribute("tenant") String tenant) {
		}

		@GetMapping("/number")
		void number(@RequestParam int number) {
		}

		@GetMapping("/numbers/{number}")
		void numberInPath(@PathVariable long number) {
		}

		@GetMapping("/numbered-header")
		void numberInHeader(@RequestHeader("X-Number") int number) {
		}

		@GetMapping("/numbered-cookie")
		void numberInCookie(@CookieValue("number") int number) {
		}

		@GetMapping("/color")
		void color(@RequestParam Color color) {
		}

		@GetMapping("/date")
		void date(@RequestParam LocalDate date) {
		}

		@GetMapping("/uuid")
		void uuid(@RequestParam UUID uuid) {
		}

		@GetMapping("/flag")
		void flag(@RequestParam boolean flag) {
		}

		@GetMapping("/opaque")
		void opaque(@RequestParam Opaque opaque) {
		}

		@GetMapping("/any")
		String any(@RequestParam Map<String, String> parameters) {
			return "any";
		}

		@PostMapping("/any")
		String anyForm(@RequestParam Map<String, String> parameters) {
			return "any";
		}

	}

	record Line(@Positive int quantity, LocalDate due, Color color) {

	}

	record Order(@NotBlank String name, @NotNull List<@Valid Line> lines) {

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

	static class Unwritable {

		@JsonProperty
		String getFirst() {
			return "first";
		}

		@JsonProperty
		String getSecond() {
			throw new IllegalStateException(TestServer.SECRET);
		}

	}

	@RestController
	static class Bodies {

		@PostMapping("/orders")
		void order(@RequestBody Order order) {
		}

		@PostMapping("/names")
		void name(@RequestBody Name name) {
		}

		@PostMapping("/shapes")
		void shape(@RequestBody Shape shape) {
		}

		@PostMapping("/injected")
		void injected(@RequestBody Injected injected) {
		}

		@PostMapping("/undefined")
		void undefined(@RequestBody Undefined undefined) {
		}

		@GetMapping("/unwritable")
		Unwritable unwritable() {
			return new Unwritable();
		}

		@PostMapping("/upload")
		void upload(@RequestParam MultipartFile file) {
		}

		@PostMapping("/upload-with-data")
		void uploadWithData(@RequestPart @Valid Order order) {
		}

	}

	static class Page {

		int page;

	}

	record Search(@Min(1) int page, @Size(max = 5) String text) {

	}

	@RestController
	static class Validation {

		private final OrderService service;

		Validation(OrderService service) {
			this.service = service;
		}

		@PostMapping("/valid/orders")
		void order(@RequestBody @Valid Order order) {
		}

		@PostMapping("/valid/lines")
		void lines(@RequestBody List<@Valid Line> lines) {
		}

		@GetMapping("/valid/search")
		void search(@Valid Search search) {
		}

		@PostMapping("/valid/search")
		void searchForm(@Valid Search search) {
		}

		@GetMapping("/valid/values/{id}")
		void values(@PathVariable @Min(1) int id, @RequestParam @Min(1) int page,
				@RequestHeader("X-Size") @Min(1) int size, @CookieValue @Min(1) int count,
				@MatrixVariable @Min(1) int version) {
		}

		@PostMapping("/valid/both")
		void both(@RequestParam @Min(1) int page, @RequestBody @Valid Order order) {
		}

		@GetMapping("/valid/result")
		@NotNull
		String result() {
			return null;
		}

		@PostMapping("/valid/service")
		void service(@RequestBody Order order) {
			this.service.place(order);
		}

		@GetMapping("/valid/service")
		void service(@RequestParam String name) {
			this.service.find(name);
		}

		@GetMapping("/valid/service-result")
		void serviceResult() {
			this.service.result();
		}

		@GetMapping("/valid/mistaken")
		void mistaken(@RequestParam @Email int number) {
		}

	}

	@RestController
	@Validated
	static class ClassValidation {

		@GetMapping("/class-valid/{id}")
		void value(@PathVariable @Min(1) int id) {
		}

		@PostMapping("/class-valid")
		void body(@RequestBody @Valid Order order) {
		}

	}

	@Service
	@Validated
	static class OrderService {

		void place(@Valid Order order) {
		}

		void find(@Size(min = 3) String name) {
		}

		@NotNull
		String result() {
			return null;
		}

	}

	@ResponseStatus(code = HttpStatus.PAYMENT_REQUIRED, reason = "The trial is over.")
	static class TrialOverException extends RuntimeException {

	}

	@ResponseStatus(HttpStatus.CONFLICT)
	static class TakenException extends RuntimeException {

		TakenException() {
			super("Taken by " + TestServer.SECRET);
		}

	}

	@RestController
	static class Statuses {

		@GetMapping("/status/reason")
		void reason() {
			throw new ResponseStatusException(HttpStatus.GONE, "The place was closed.");
		}

		@GetMapping("/status/server-reason")
		void serverReason() {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, TestServer.SECRET);
		}

		@GetMapping("/status/unregistered")
		void unregistered() {
			throw new ResponseStatusException(HttpStatusCode.valueOf(499), "Left early.");
		}

		@GetMapping("/status/own-body")
		void ownBody() {
			ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Sold out.");
			body.setType(URI.create("https://example.com/sold-out"));
			body.setTitle("Sold out");
			body.setProperty("sku", "A-1");
			ErrorResponseException failure = new ErrorResponseException(HttpStatus.CONFLICT, body, null);
			failure.getHeaders().set("X-Restock", "tomorrow");
			throw failure;
		}

		@GetMapping("/status/annotated")
		void annotated() {
			throw new TrialOverException();
		}

		@GetMapping("/status/annotated-without-reason")
		void annotatedWithoutReason() {
			throw new TakenException();
		}

		@GetMapping("/status/annotated-cause")
		void annotatedCause() {
			throw new IllegalStateException(TestServer.SECRET, new TakenException());
		}

		@GetMapping("/status/unavailable")
		void unavailable() throws UnavailableException {
			throw new UnavailableException(TestServer.SECRET, 7);
		}

		@GetMapping("/status/sent")
		void sent(HttpServletResponse response) throws IOException {
			response.sendError(410, TestServer.SECRET);
		}

		@GetMapping("/status/set")
		void set(HttpServletResponse response) {
			response.setStatus(423);
		}

	}

	/**
	 * What the JDK throws at code that is wrong, or that meets a world that is.
	 */
	@RestController
	static class Bugs {

		static final Map<String, Callable<?>> BUGS = new LinkedHashMap<>();

		static {
			BUGS.put("IllegalArgumentException", () -> Color.valueOf(TestServer.SECRET));
			BUGS.put("IllegalStateException", () -> {
				Scanner closed = new Scanner(TestServer.SECRET);
				closed.close();
				return closed.next();
			});
			BUGS.put("NumberFormatException", () -> Integer.parseInt(TestServer.SECRET));
			BUGS.put("NullPointerException", () -> Objects.requireNonNull(null, TestServer.SECRET));
			BUGS.put("ClassCastException", () -> Integer.class.cast(TestServer.SECRET));
			BUGS.put("IndexOutOfBoundsException", () -> List.of().get(1));
			BUGS.put("ArithmeticException", () -> Math.floorDiv(1, 0));
			BUGS.put("SecurityException", () -> {
				throw new SecurityException(TestServer.SECRET);
			});
			BUGS.put("UnsupportedOperationException of a library", () -> List.of().remove(0));
			BUGS.put("NoSuchElementException", () -> Optional.empty().orElseThrow());
			BUGS.put("ConcurrentModificationException", () -> {
				List<String> list = new ArrayList<>(List.of("a", "b", "c"));
				list.forEach((element) -> list.remove(0));
				return list;
			});
			BUGS.put("MissingResourceException", () -> ResourceBundle.getBundle(TestServer.SECRET));
			BUGS.put("InputMismatchException", () -> new Scanner(TestServer.SECRET).nextInt());
			BUGS.put("DateTimeException", () -> LocalDate.of(2026, 13, 1));
			BUGS.put("DateTimeParseException", () -> LocalDate.parse(TestServer.SECRET));
			BUGS.put("ParseException", () -> NumberFormat.getInstance(Locale.ROOT).parse(TestServer.SECRET));
			BUGS.put("URISyntaxException", () -> new URI(TestServer.SECRET + " "));
			BUGS.put("MalformedURLException", () -> URI.create(TestServer.SECRET + ":a").toURL());
			BUGS.put("MalformedInputException",
					() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(new byte[] { -1 })));
			BUGS.put("UnsupportedCharsetException", () -> Charset.forName(TestServer.SECRET));
			BUGS.put("FileNotFoundException", () -> new FileInputStream("/" + TestServer.SECRET));
			BUGS.put("NoSuchFileException", () -> Files.readString(Path.of("/" + TestServer.SECRET)));
			BUGS.put("AccessDeniedException of java.nio", () -> {
				throw new AccessDeniedException("/" + TestServer.SECRET);
			});
			BUGS.put("EOFException", () -> new DataInputStream(InputStream.nullInputStream()).readInt());
			BUGS.put("IOException", () -> {
				throw new IOException("Broken pipe to " + TestServer.SECRET);
			});
			BUGS.put("UncheckedIOException", () -> {
				throw new UncheckedIOException(new IOException(TestServer.SECRET));
			});
			BUGS.put("CancellationException", () -> {
				CompletableFuture<Void> future = new CompletableFuture<>();
				future.cancel(true);
				return future.join();
			});
			BUGS.put("AssertionError", () -> {
				throw new AssertionError(TestServer.SECRET);
			});
			BUGS.put("StackOverflowError", () -> Bugs.endless(0));
			BUGS.put("NoClassDefFoundError", () -> {
				throw new NoClassDefFoundError(TestServer.SECRET);
			});
			BUGS.put("an exception of the application", () -> {
				throw new Exception(TestServer.SECRET);
			});
		}

		private static int endless(int depth) {
			return endless(depth + 1) + 1;
		}

		@GetMapping("/bugs/{name}")
		Object bug(@PathVariable String name) throws Exception {
			return BUGS.get(name).call();
		}

		@GetMapping("/unimplemented")
		void unimplemented() {
			throw new UnsupportedOperationException(TestServer.SECRET);
		}

		@GetMapping("/waiting")
		void waiting() throws Exception {
			new CompletableFuture<Void>().get(1, TimeUnit.MILLISECONDS);
		}

		@GetMapping("/rejected")
		void rejected() {
			ExecutorService executor = Executors.newSingleThreadExecutor();
			executor.shutdown();
			executor.submit(() -> null);
		}

		@GetMapping("/refused")
		void refused() throws IOException {
			int port;
			try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				port = closed.getLocalPort();
			}
			new Socket(InetAddress.getLoopbackAddress(), port).close();
		}

		@GetMapping("/unknown-host")
		void unknownHost() throws IOException {
			throw new UnknownHostException(TestServer.SECRET);
		}

		@GetMapping("/tls")
		void tls() throws IOException {
			throw new SSLHandshakeException(TestServer.SECRET);
		}

		@GetMapping("/slow")
		void slow() throws IOException {
			try (ServerSocket lonely = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				lonely.setSoTimeout(1);
				lonely.accept();
			}
		}

		@GetMapping("/slow-in-future")
		void slowInFuture() {
			throw new CompletionException(new HttpTimeoutException(TestServer.SECRET));
		}

		@GetMapping("/bean-wrapper")
		void beanWrapper() {
			new BeanWrapperImpl(new Date()).setPropertyValue("time", TestServer.SECRET);
		}

		@GetMapping("/conversion")
		void conversion() {
			DefaultConversionService.getSharedInstance().convert(TestServer.SECRET, Integer.class);
		}

		@GetMapping("/no-converter")
		void noConverter() {
			DefaultConversionService.getSharedInstance().convert(TestServer.SECRET, Runnable.class);
		}

		@GetMapping("/media-type")
		void mediaType() {
			MediaType.parseMediaType(TestServer.SECRET);
		}

		@GetMapping("/url")
		void url() {
			UriComponentsBuilder.fromUriString("http://" + TestServer.SECRET + ":port");
		}

	}

}
