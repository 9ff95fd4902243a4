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

package dev.faultline.test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import static dev.faultline.test.ExpectedViolation.at;
import static dev.faultline.test.ExpectedViolation.in;
import static dev.faultline.test.ExpectedViolation.of;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProblemAssertTests {

	private static final String OUT_OF_STOCK = """
			{"type":"https://api.example.com/problems/out-of-stock","title":"Out of stock","status":409,\
			"detail":"Only 3 of A-1 left.","instance":"urn:uuid:0c5ce3a2-8f4b-7c1d-9e6a-2b7d4f8a1c35",\
			"available":3,"until":"2099-06-01","sizes":[1,2.50],"shop":{"city":"Malmö"}}""";

	private static final String INVALID = """
			{"type":"/problems/validation-failed","title":"Validation failed","status":422,"errors":[\
			{"pointer":"#/items/0/quantity","code":"Positive","detail":"must be greater than 0"},\
			{"in":"query","parameter":"page","code":"Max","detail":"must be at most 9","params":{"value":9}},\
			{"property":"name","code":"NotBlank","detail":"must not be blank"}]}""";

	private final HttpHeaders headers = new HttpHeaders();

	@Test
	void typeIsFoundBySlugAndByUri() {
		outOfStock().hasType("out-of-stock").hasType("https://api.example.com/problems/out-of-stock");
	}

	@ParameterizedTest
	@ValueSource(strings = { "of-stock", "stock", "problems", "/problems/out-of-stock", "about:blank" })
	void otherTypeFails(String type) {
		fails(outOfStock(), (problem) -> problem.hasType(type)).withMessageContaining("out-of-stock");
	}

	@Test
	void typeOfAnUrnIsFoundBySlug() {
		problem("{\"type\":\"urn:problem-type:acme:out-of-stock\"}").hasType("out-of-stock");
	}

	@Test
	void documentWithoutTypeIsAboutBlank() {
		problem("{\"status\":409}").hasType("about:blank");
		fails(problem("{\"status\":409}"), (problem) -> problem.hasType("blank"));
	}

	@Test
	void statusIsThatOfResponseAndDocument() {
		outOfStock().hasStatus(409).hasStatus(HttpStatus.CONFLICT);
		fails(outOfStock(), (problem) -> problem.hasStatus(404)).withMessageContainingAll("404", "409");
		fails(problem(500, OUT_OF_STOCK), (problem) -> problem.hasStatus(409)).withMessageContaining("500 and 409");
		fails(problem(500, OUT_OF_STOCK), (problem) -> problem.hasStatus(500)).withMessageContaining("500 and 409");
	}

	@Test
	void documentNeedNotHaveTheStatus() {
		problem("{\"title\":\"Conflict\"}").hasStatus(409);
	}

	@Test
	void textsAreCompared() {
		outOfStock().hasTitle("Out of stock")
			.hasDetail("Only 3 of A-1 left.")
			.hasDetailContaining("3", "A-1")
			.hasInstance()
			.hasInstance("urn:uuid:0c5ce3a2-8f4b-7c1d-9e6a-2b7d4f8a1c35");
		fails(outOfStock(), (problem) -> problem.hasTitle("out of stock"));
		fails(outOfStock(), (problem) -> problem.hasDetail("Only 3"));
		fails(outOfStock(), (problem) -> problem.hasDetailContaining("3", "A-2")).withMessageContaining("A-2");
		fails(outOfStock(), (problem) -> problem.hasInstance("urn:uuid:0"));
		fails(problem("{}"), ProblemAssert::hasInstance).withMessageContaining("instance");
		fails(problem("{}"), (problem) -> problem.hasDetailContaining("")).withMessageContaining("nothing");
	}

	@Test
	void membersAreComparedAsJson() {
		outOfStock().hasMember("available")
			.hasMember("available", 3)
			.hasMember("available", 3.0)
			.hasMember("until", LocalDate.of(2099, 6, 1))
			.hasMember("sizes", List.of(1L, 2.5f))
			.hasMember("shop", Map.of("city", "Malmö"))
			.doesNotHaveMember("sku");
		problem("{\"sku\":null}").hasMember("sku", null);
		fails(outOfStock(), (problem) -> problem.hasMember("sku")).withMessageContaining("available");
		fails(outOfStock(), (problem) -> problem.hasMember("available", "3"));
		fails(outOfStock(), (problem) -> problem.hasMember("available", 4));
		fails(outOfStock(), (problem) -> problem.hasMember("sku", null));
		fails(outOfStock(), (problem) -> problem.hasMember("sizes", List.of(2.5, 1)));
		fails(outOfStock(), (problem) -> problem.doesNotHaveMember("available"));
	}

	@Test
	void violationsAreFoundByPlaceAndCode() {
		invalid().hasViolation("#/items/0/quantity")
			.hasViolation("#/items/0/quantity", "Positive")
			.hasParameterViolation("query", "page")
			.hasParameterViolation("query", "page", "Max");
		fails(invalid(), (problem) -> problem.hasViolation("#/items/1/quantity"))
			.withMessageContainingAll("#/items/1/quantity", "#/items/0/quantity Positive", "query page Max");
		fails(invalid(), (problem) -> problem.hasViolation("#/items/0/quantity", "Max"));
		fails(invalid(), (problem) -> problem.hasParameterViolation("header", "page"));
		fails(invalid(), (problem) -> problem.hasParameterViolation("query", "page", "Min"));
		fails(outOfStock(), (problem) -> problem.hasViolation("#/a")).withMessageContaining("nothing");
	}

	@Test
	void exactViolationsAreInAnyOrder() {
		invalid().hasViolationsExactly(of("name", "NotBlank"), in("query", "page", "Max"),
				at("#/items/0/quantity", "Positive"));
		outOfStock().hasViolationsExactly();
	}

	@Test
	void missingAndFurtherViolationsFail() {
		fails(invalid(), (problem) -> problem.hasViolationsExactly(of("name", "NotBlank"), in("query", "page", "Max")))
			.withMessageContaining("#/items/0/quantity Positive");
		fails(invalid(), (problem) -> problem.hasViolationsExactly(of("name", "NotBlank"), in("query", "page", "Max"),
				at("#/items/0/quantity", "Positive"), at("#/note", "Size")));
		fails(invalid(), (problem) -> problem.hasViolationsExactly(of("name", "NotBlank"), of("name", "NotBlank"),
				in("query", "page", "Max")));
	}

	@Test
	void headersAreCompared() {
		this.headers.add("Link", "</a>");
		this.headers.add("Link", "</b>");
		outOfStock().hasHeader("link").hasHeader("Link", "</b>").doesNotHaveHeader("Allow");
		fails(outOfStock(), (problem) -> problem.hasHeader("Allow")).withMessageContaining("Link");
		fails(outOfStock(), (problem) -> problem.hasHeader("Link", "</c>")).withMessageContainingAll("</a>", "</b>");
		fails(outOfStock(), (problem) -> problem.doesNotHaveHeader("Link"));
	}

	@Test
	void retryAfterInSecondsIsCompared() {
		this.headers.set("Retry-After", "90");
		outOfStock().hasRetryAfterBetween(Duration.ofSeconds(90), Duration.ofMinutes(2))
			.hasRetryAfterBetween(Duration.ZERO, Duration.ofSeconds(90));
		fails(outOfStock(), (problem) -> problem.hasRetryAfterBetween(Duration.ofSeconds(91), Duration.ofMinutes(2)))
			.withMessageContaining("PT1M30S");
		fails(outOfStock(), (problem) -> problem.hasRetryAfterBetween(Duration.ZERO, Duration.ofSeconds(89)));
	}

	@Test
	void retryAfterAsDateCountsFromTheDateOfTheResponse() {
		this.headers.set("Date", "Fri, 31 Dec 1999 23:57:59 GMT");
		this.headers.set("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT");
		outOfStock().hasRetryAfterBetween(Duration.ofMinutes(2), Duration.ofMinutes(2));
	}

	@Test
	void retryAfterAsDateCountsFromNowWithoutDate() {
		this.headers.set("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT");
		fails(outOfStock(), (problem) -> problem.hasRetryAfterBetween(Duration.ZERO, Duration.ofDays(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-1", "1.5", "" })
	void malformedRetryAfterFails(String value) {
		this.headers.set("Retry-After", value);
		fails(outOfStock(), (problem) -> problem.hasRetryAfterBetween(Duration.ZERO, Duration.ofDays(1)));
	}

	@Test
	void missingRetryAfterFails() {
		fails(outOfStock(), (problem) -> problem.hasRetryAfterBetween(Duration.ZERO, Duration.ofDays(1)))
			.withMessageContaining("nothing");
	}

	@Test
	void challengeIsFoundAmongOthers() {
		this.headers.add("WWW-Authenticate", "Basic realm=\"Bearer of news\", Bearer error=\"invalid_token\"");
		outOfStock().hasChallenge("Basic").hasChallenge("bearer").hasChallenge("Bearer", "error", "invalid_token");
		fails(outOfStock(), (problem) -> problem.hasChallenge("Digest")).withMessageContaining("invalid_token");
		fails(outOfStock(), (problem) -> problem.hasChallenge("Basic", "error", "invalid_token"));
	}

	@Test
	void schemeInAQuotedTextIsNoChallenge() {
		this.headers.add("WWW-Authenticate", "Basic realm=\"x, Bearer\"");
		fails(outOfStock(), (problem) -> problem.hasChallenge("Bearer"));
	}

	@Test
	void malformedChallengeFails() {
		this.headers.add("WWW-Authenticate", "Basic realm=\"x");
		fails(outOfStock(), (problem) -> problem.hasChallenge("Basic")).withMessageContaining("malformed");
	}

	@Test
	void allowedMethodsAreASet() {
		this.headers.add("Allow", "GET, HEAD");
		this.headers.add("Allow", "POST");
		outOfStock().allows("POST", "GET").allowsOnly("POST", "GET", "HEAD");
		fails(outOfStock(), (problem) -> problem.allows("PUT"));
		fails(outOfStock(), (problem) -> problem.allowsOnly("GET", "POST"));
	}

	@Test
	void validDocumentIsValid() {
		outOfStock().isValid();
		invalid().isValid();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"type\":\"out of stock\"} | 'type'", "{\"type\":3} | 'type'", "{\"title\":\"\"} | 'title'",
					"{\"detail\":[]} | 'detail'", "{\"instance\":\"a b\"} | 'instance'",
					"{\"status\":\"409\"} | 'status'", "{\"status\":500} | 'status'", "{\"errors\":{}} | 'errors'",
					"{\"errors\":[{}]} | errors[0]", "{\"errors\":[\"x\"]} | errors[0]",
					"{\"errors\":[{\"code\":\"a\",\"pointer\":\"/a\"}]} | pointer",
					"{\"errors\":[{\"code\":\"a\",\"pointer\":\"#a\"}]} | pointer",
					"{\"errors\":[{\"code\":\"a\",\"pointer\":\"#/a~2\"}]} | pointer",
					"{\"errors\":[{\"code\":\"a\",\"pointer\":\"#/a b\"}]} | pointer" })
	void invalidDocumentFails(String json, String mistake) {
		fails(problem(json), ProblemAssert::isValid).withMessageContaining(mistake);
	}

	@Test
	void statusThatIsNoErrorIsInvalid() {
		fails(problem(200, "{}"), ProblemAssert::isValid).withMessageContaining("no error");
	}

	@Test
	void failureShowsTheWholeResponse() {
		this.headers.set("Link", "</stock>; 100%");
		fails(outOfStock().as("order %s", 7), (problem) -> problem.hasType("not-found")).withMessage("""
				[order 7]%s
				Expected the problem type:
				  not-found
				but was:
				  https://api.example.com/problems/out-of-stock

				HTTP/1.1 409 Conflict
				Content-Type: application/problem+json
				Link: </stock>; 100%%

				{
				  "type": "https://api.example.com/problems/out-of-stock",
				  "title": "Out of stock",
				  "status": 409,
				  "detail": "Only 3 of A-1 left.",
				  "instance": "urn:uuid:0c5ce3a2-8f4b-7c1d-9e6a-2b7d4f8a1c35",
				  "available": 3,
				  "until": "2099-06-01",
				  "sizes": [
				    1,
				    2.5
				  ],
				  "shop": {
				    "city": "Malmö"
				  }
				}
				""".formatted(" "));
	}

	@ParameterizedTest
	@CsvSource({ "application/json, application/json", "application/problem+xml, XML", "text/html, text/html" })
	void otherContentTypeFails(String type, String reason) {
		this.headers.set("Content-Type", type);
		ProblemAssert problem = ProblemResponse.of(409, this.headers, OUT_OF_STOCK).assertThat();
		fails(problem, (other) -> other.hasStatus(409)).withMessageContaining(reason)
			.withMessageContaining("\"title\": \"Out of stock\"");
	}

	@Test
	void contentTypeMayHaveParameters() {
		this.headers.set("Content-Type", "Application/Problem+JSON; charset=utf-8");
		ProblemResponse.of(409, this.headers, OUT_OF_STOCK).assertThat().hasStatus(409);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "[]", "\"x\"", "{\"a\":", "{} {}", "{a:1}", "<problem/>" })
	void bodyThatIsNoObjectFails(String body) {
		fails(problem(body), (problem) -> problem.hasStatus(409)).withMessageContaining("HTTP/1.1 409 Conflict");
	}

	private ProblemAssert outOfStock() {
		return problem(OUT_OF_STOCK);
	}

	private ProblemAssert invalid() {
		return problem(422, INVALID);
	}

	private ProblemAssert problem(String json) {
		return problem(409, json);
	}

	private ProblemAssert problem(int status, String json) {
		ProblemResponse response = ProblemResponse.of(status, json);
		response.headers().addAll(this.headers);
		return response.assertThat();
	}

	private static ThrowableAssertAlternative<AssertionError> fails(ProblemAssert problem,
			Consumer<ProblemAssert> assertion) {
		return assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(problem));
	}

}
