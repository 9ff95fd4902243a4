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

package dev.faultline.openapi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import dev.faultline.ProblemMapping;
import dev.faultline.Problems;
import dev.faultline.servlet.PlainApplication;
import dev.faultline.servlet.TestServer;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the signature of a handler method proves is listed, and nothing else.
 */
class SignatureTests {

	private static TestServer server;

	private static OpenApiDocument document;

	@BeforeAll
	static void start() {
		server = TestServer.start(
				List.of("faultline.problems.out-of-stock.status=409", "faultline.problems.invalid-field.status=422",
						"faultline.mappings.[java.util.NoSuchElementException]=404",
						"faultline.mappings.[java.io.FileNotFoundException]=out-of-stock",
						"faultline.mappings.[java.lang.Exception]=conflict"),
				PlainApplication.class, Values.class, Bodies.class, Throwers.class, Annotated.class, Handled.class,
				Advised.class, Advice.class);
		document = OpenApiDocument.of(server);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void operationThatProvesNothingListsNothing() {
		assertThat(document.problems("get", "/nothing")).isEmpty();
		assertThat(document.problems("get", "/text/{name}")).isEmpty();
		assertThat(document.problems("get", "/optional")).isEmpty();
		assertThat(document.problems("get", "/all")).isEmpty();
	}

	@Test
	void requiredParameterMayBeMissing() {
		assertThat(document.problems("get", "/required")).isEqualTo(Map.of(400, List.of("missing-parameter")));
	}

	@Test
	void typedValueMayBeMistyped() {
		assertThat(document.problems("get", "/dates/{day}")).isEqualTo(Map.of(400, List.of("invalid-parameter")));
		assertThat(document.problems("get", "/numbers")).isEqualTo(Map.of(400, List.of("invalid-parameter")));
	}

	@Test
	void headerAndCookieMayBeMissingAndMistyped() {
		assertThat(document.problems("get", "/header"))
			.isEqualTo(Map.of(400, List.of("missing-header", "invalid-parameter")));
		assertThat(document.problems("get", "/cookie")).isEqualTo(Map.of(400, List.of("missing-cookie")));
	}

	@Test
	void constrainedParameterMayBeInvalid() {
		assertThat(document.problems("get", "/constrained")).isEqualTo(Map.of(400, List.of("invalid-parameter")));
	}

	@Test
	void boundObjectMayNotBindAndMayBeInvalid() {
		assertThat(document.problems("get", "/bound")).isEqualTo(Map.of(400, List.of("invalid-form")));
		assertThat(document.problems("get", "/bound-valid"))
			.isEqualTo(Map.of(400, List.of("invalid-form", "invalid-parameter"), 422, List.of("validation-failed")));
	}

	@Test
	void bodyMayBeMissingMalformedMistypedOrOfAnotherType() {
		assertThat(document.problems("post", "/body")).isEqualTo(Map.of(400, List.of("missing-body", "malformed-body"),
				415, List.of("unsupported-media-type"), 422, List.of("invalid-field")));
	}

	@Test
	void validatedBodyMayBeInvalid() {
		assertThat(document.problems("post", "/valid")).containsEntry(422,
				List.of("invalid-field", "validation-failed"));
		assertThat(document.problems("post", "/valid-elements")).containsEntry(422,
				List.of("invalid-field", "validation-failed"));
		assertThat(document.problems("post", "/not-empty")).containsEntry(422,
				List.of("invalid-field", "validation-failed"));
	}

	@Test
	void bodyWhoseErrorsTheMethodTakesIsNotInvalid() {
		assertThat(document.problems("post", "/own-errors")).containsEntry(422, List.of("invalid-field"));
	}

	@Test
	void optionalBodyIsNotMissing() {
		assertThat(document.problems("post", "/optional-body")).containsEntry(400, List.of("malformed-body"));
		assertThat(document.problems("post", "/entity")).containsEntry(400, List.of("malformed-body"));
	}

	@Test
	void textBodyIsTakenAsItIs() {
		assertThat(document.problems("post", "/text")).isEqualTo(Map.of(400, List.of("missing-body")));
	}

	@Test
	void consumesAndProducesAreNegotiated() {
		assertThat(document.problems("post", "/consumes")).isEqualTo(Map.of(400, List.of("missing-body"), 406,
				List.of("not-acceptable"), 415, List.of("unsupported-media-type")));
	}

	@Test
	void partMayBeMissing() {
		assertThat(document.problems("post", "/upload"))
			.isEqualTo(Map.of(400, List.of("missing-part"), 415, List.of("unsupported-media-type")));
		assertThat(document.problems("post", "/upload-param")).isEqualTo(Map.of(400, List.of("missing-part")));
	}

	@Test
	void declaredExceptionIsListedAsItIsMapped() {
		assertThat(document.problems("get", "/mapped")).isEqualTo(Map.of(409, List.of("out-of-stock")));
		assertThat(document.problems("get", "/annotated")).isEqualTo(Map.of(409, List.of("out-of-stock")));
		assertThat(document.problems("get", "/ruled")).isEqualTo(Map.of(504, List.of("upstream-timeout")));
	}

	@Test
	void declaredExceptionWithABareStatusIsListed() {
		assertThat(document.problems("get", "/bare")).isEqualTo(Map.of(404, List.of("status-404")));
		assertThat(document.problems("get", "/response-status")).isEqualTo(Map.of(402, List.of("status-402")));
	}

	@Test
	void declaredExceptionThatNobodyDeclaredIsNotListed() {
		assertThat(document.problems("get", "/undeclared")).isEmpty();
	}

	@Test
	void declaredExceptionWhoseInstanceDecidesIsNotListed() {
		assertThat(document.problems("get", "/instance")).isEmpty();
	}

	@Test
	void namedProblemsOfMethodAndControllerAreListed() {
		assertThat(document.problems("get", "/shop/named"))
			.isEqualTo(Map.of(409, List.of("out-of-stock"), 503, List.of("busy")));
		assertThat(document.problems("get", "/shop/others")).isEqualTo(Map.of(503, List.of("busy")));
	}

	@Test
	void documentationOfTheApplicationWins() {
		assertThat(document.problems("get", "/shop/documented")).isEqualTo(Map.of(503, List.of("busy")));
		assertThat(document.response("get", "/shop/documented", 409).path("description").asString()).isEqualTo("Mine");
	}

	@Test
	void documentedRangeOfTheApplicationWins() {
		assertThat(document.problems("get", "/shop/range")).isEqualTo(Map.of(503, List.of("busy")));
	}

	@Test
	void whatTheControllerHandlesItselfIsNotListed() {
		assertThat(document.problems("get", "/handled")).isEmpty();
	}

	@Test
	void whatAnAdviceOfTheApplicationHandlesIsNotListed() {
		assertThat(document.problems("get", "/advised")).isEmpty();
		assertThat(document.problems("get", "/required")).isNotEmpty();
	}

	@Test
	void whatWaitedWithTheOperationsIsNotInTheDocument() {
		assertThat(document.root().toString()).doesNotContain("x-faultline");
	}

	record Order(@NotBlank String name, int quantity) {
	}

	@RestController
	static class Values {

		@GetMapping("/nothing")
		String nothing() {
			return "";
		}

		@GetMapping("/text/{name}")
		String text(@PathVariable String name) {
			return "";
		}

		@GetMapping("/optional")
		String optional(@RequestParam(required = false) String a, @RequestParam(defaultValue = "b") String b,
				@RequestParam Optional<String> c, @RequestParam @Nullable String d,
				@RequestHeader(required = false) List<String> e) {
			return "";
		}

		@GetMapping("/all")
		String all(@RequestParam Map<String, String> all, @RequestHeader HttpHeaders headers) {
			return "";
		}

		@GetMapping("/required")
		String required(@RequestParam String q) {
			return "";
		}

		@GetMapping("/dates/{day}")
		String mistyped(@PathVariable LocalDate day) {
			return "";
		}

		@GetMapping("/numbers")
		String numbers(@RequestParam Optional<List<Integer>> ids) {
			return "";
		}

		@GetMapping("/header")
		String header(@RequestHeader("X-Number") int number) {
			return "";
		}

		@GetMapping("/cookie")
		String cookie(@CookieValue("theme") String theme) {
			return "";
		}

		@GetMapping("/constrained")
		String constrained(@RequestParam(required = false) @NotBlank String q) {
			return "";
		}

		@GetMapping("/bound")
		String bound(@ModelAttribute Order order) {
			return "";
		}

		@GetMapping("/bound-valid")
		String boundValid(@ModelAttribute @Valid Order order) {
			return "";
		}

	}

	@RestController
	static class Bodies {

		@PostMapping("/body")
		void body(@RequestBody Order order) {
		}

		@PostMapping("/valid")
		void valid(@RequestBody @Valid Order order) {
		}

		@PostMapping("/valid-elements")
		void validElements(@RequestBody List<@Valid Order> orders) {
		}

		@PostMapping("/not-empty")
		void notEmpty(@RequestBody @NotEmpty List<Integer> numbers) {
		}

		@PostMapping("/own-errors")
		void ownErrors(@RequestBody @Valid Order order, BindingResult errors) {
		}

		@PostMapping("/optional-body")
		void optionalBody(@RequestBody(required = false) Order order) {
		}

		@PostMapping("/entity")
		void entity(HttpEntity<Order> order) {
		}

		@PostMapping("/text")
		void text(@RequestBody String text) {
		}

		@PostMapping(path = "/consumes", consumes = "text/csv", produces = "text/csv")
		String consumes(@RequestBody String csv) {
			return csv;
		}

		@PostMapping(path = "/upload", consumes = "multipart/form-data")
		void upload(@RequestPart MultipartFile photo) {
		}

		@PostMapping("/upload-param")
		void uploadParam(@RequestParam MultipartFile photo) {
		}

	}

	@RestController
	static class Throwers {

		@GetMapping("/mapped")
		String mapped() throws FileNotFoundException {
			return "";
		}

		@GetMapping("/annotated")
		String annotated() throws GoneForGoodException {
			return "";
		}

		@GetMapping("/ruled")
		String ruled() throws SocketTimeoutException {
			return "";
		}

		@GetMapping("/bare")
		String bare() throws NoSuchElementException {
			return "";
		}

		@GetMapping("/response-status")
		String responseStatus() throws UnpaidException {
			return "";
		}

		@GetMapping("/undeclared")
		String undeclared() throws IOException {
			return "";
		}

		@GetMapping("/instance")
		String instance() throws ResponseStatusException {
			return "";
		}

	}

	@ProblemMapping("out-of-stock")
	static class GoneForGoodException extends RuntimeException {

	}

	@ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
	static class UnpaidException extends RuntimeException {

	}

	@RestController
	@RequestMapping("/shop")
	@Problems("busy")
	static class Annotated {

		@GetMapping("/named")
		@Problems("out-of-stock")
		String named() {
			return "";
		}

		@GetMapping("/others")
		String others() {
			return "";
		}

		@GetMapping("/documented")
		@Problems("out-of-stock")
		@ApiResponse(responseCode = "200")
		@ApiResponse(responseCode = "409", description = "Mine")
		String documented() {
			return "";
		}

		@GetMapping("/range")
		@Problems("out-of-stock")
		@ApiResponse(responseCode = "4XX", description = "Mine")
		String range() {
			return "";
		}

	}

	@RestController
	static class Handled {

		@GetMapping("/handled")
		String handled(@RequestParam @Min(1) int number) throws FileNotFoundException {
			return "";
		}

		@ExceptionHandler
		void all(Exception ex) {
		}

	}

	@RestController
	static class Advised {

		@GetMapping("/advised")
		String advised(@RequestParam String q) throws FileNotFoundException {
			return "";
		}

	}

	@RestControllerAdvice(assignableTypes = Advised.class)
	static class Advice {

		@ExceptionHandler
		void all(Exception ex) {
		}

	}

}
