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

package dev.faultline.rules.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.faultline.AllowedValues;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemRules;
import dev.faultline.RejectedValues;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk;
import dev.faultline.TestWalk.Answer;
import dev.faultline.rules.web.UnreadableProblems;
import dev.faultline.rules.web.WebRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Each failure is what Spring's converter makes of what the library really says.
 */
public abstract class UnreadableBodyRulesTests {

	protected final TestWalk walk = TestWalk.by(this::rules, (catalog) -> new WebRules(catalog,
			new UnreadableProblems(catalog, RejectedValues.NONE, AllowedValues.NONE)));

	protected abstract ProblemRules rules(ProblemCatalog catalog);

	/**
	 * Return a converter whose mapper refuses null for primitives, and trailing tokens.
	 * @return the converter
	 */
	protected abstract HttpMessageConverter<Object> converter();

	/**
	 * Return a converter whose mapper refuses unknown properties too.
	 * @return the converter
	 */
	protected abstract HttpMessageConverter<Object> strictConverter();

	@ParameterizedTest
	@ValueSource(strings = { "{\"note\": s3cr3t}", "{\"note\": \"s3cr3t", "{", "s3cr3t", "{\"note\": \"s3cr3t\",}",
			"{\"note\" \"s3cr3t\"}", "{\"quantity\": 01}", "{\"note\": \"a\\qs3cr3t\"}" })
	void bodyThatIsNotJsonIsMalformed(String body) {
		Answer answer = read(body, Order.class);
		assertThat(answer.slug()).isEqualTo("malformed-body");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).matches("Not valid JSON at line [0-9]+, column [0-9]+\\.");
		assertThat(answer.errors()).isEmpty();
	}

	@Test
	void placeOfASyntaxErrorIsTold() {
		assertThat(read("{\n  \"note\": ?\n}", Order.class).detail()).startsWith("Not valid JSON at line 2, column 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"quantity\": 1} s3cr3t", "{\"quantity\": 1} {\"quantity\": 2}", "{\"quantity\": 1} 7" })
	void trailingTokensAreMalformed(String body) {
		Answer answer = read(body, Order.class);
		assertThat(answer.slug()).isEqualTo("malformed-body");
		assertThat(answer.errors()).isEmpty();
	}

	@Test
	void invalidUtf8IsMalformed() {
		byte[] body = "{\"note\": \"?\"}".getBytes(StandardCharsets.ISO_8859_1);
		body[10] = (byte) 0xFF;
		assertThat(answer(body, Order.class, converter()).slug()).isEqualTo("malformed-body");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '!', delimiter = '|', value = {
			"{\"quantity\": \"s3cr3t\"} | #/quantity | integer | must be a whole number",
			"{\"quantity\": {}} | #/quantity | integer | must be a whole number",
			"{\"items\": [{\"count\": null}]} | #/items/0/count | integer | must be a whole number",
			"{\"quantity\": 99999999999} | #/quantity | integer | must be a whole number",
			"{\"price\": \"s3cr3t\"} | #/price | number | must be a number",
			"{\"urgent\": \"s3cr3t\"} | #/urgent | boolean | must be true or false",
			"{\"day\": \"s3cr3t\"} | #/day | date | must be a date", "{\"day\": true} | #/day | date | must be a date",
			"{\"id\": \"s3cr3t\"} | #/id | uuid | must be a UUID",
			"{\"size\": \"s3cr3t\"} | #/size | enum | must be one of the allowed values",
			"{\"items\": \"s3cr3t\"} | #/items | array | must be an array",
			"{\"items\": [{\"count\": 1}, {\"count\": \"s3cr3t\"}]} | #/items/1/count | integer | must be a whole number",
			"{\"items\": [\"s3cr3t\"]} | #/items/0 | object | must be an object",
			"{\"prices\": {\"a/b\": \"s3cr3t\"}} | #/prices/a~1b | number | must be a number",
			"{\"prices\": []} | #/prices | object | must be an object",
			"{\"unit_price\": \"s3cr3t\"} | #/unit_price | number | must be a number",
			"{\"note\": []} | #/note | string | must be a text", "[] | # | object | must be an object",
			"\"s3cr3t\" | # | object | must be an object" })
	void fieldOfTheWrongTypeIsInvalidAndSaysWhatBelongsThere(String body, String pointer, String expected,
			String detail) {
		Answer answer = read(body, Order.class);
		assertThat(answer.slug()).isEqualTo("invalid-field");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("pointer", pointer, "code", "type", "detail", detail, "params",
					Map.of("expected", expected)));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '!', delimiter = '|', value = { "{\"link\": \"s3 cr3t\"} | #/link",
			"{\"shape\": {\"kind\": \"s3cr3t\"}} | #/shape", "{\"shape\": {}} | #/shape" })
	void fieldOfWhichTheTypeSaysNothingToTheCallerIsNotValid(String body, String pointer) {
		Answer answer = read(body, Order.class);
		assertThat(answer.slug()).isEqualTo("invalid-field");
		assertThat(answer.errors()).singleElement()
			.isEqualTo(
					Map.of("pointer", answer.errors().get(0).get("pointer"), "code", "type", "detail", "is not valid"));
		assertThat((String) answer.errors().get(0).get("pointer")).startsWith(pointer);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '!', delimiter = '|',
			value = { "{} | #/pieces", "{\"line\": {}, \"pieces\": 1} | #/line/grams", "{\"pieces\": 1} | #/sku_number",
					"{\"lines\": [{\"grams\": 1}, {}]} | #/lines/1/grams" })
	void fieldThatIsMissingIsRequired(String body, String pointer) {
		Answer answer = read(body, Parcel.class);
		assertThat(answer.slug()).isEqualTo("invalid-field");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("pointer", pointer, "code", "required", "detail", "is required"));
	}

	@Test
	void fieldThatIsNullIsNotMissing() {
		assertThat(read("{\"pieces\": null}", Parcel.class).errors()).singleElement()
			.isEqualTo(Map.of("pointer", "#/pieces", "code", "type", "detail", "must be a whole number", "params",
					Map.of("expected", "integer")));
	}

	@Test
	void unknownFieldIsPointedToAndTheKnownOnesAreNotListed() {
		Answer answer = answer("{\"items\": [{\"count\": 1, \"cuont\": \"s3cr3t\"}]}".getBytes(StandardCharsets.UTF_8),
				Order.class, strictConverter());
		assertThat(answer.slug()).isEqualTo("unknown-field");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("pointer", "#/items/0/cuont", "code", "unknown", "detail", "is not a known field"));
		assertThat(answer.json()).doesNotContain("\"count\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "argument", "null", "date" })
	void valueThatAConstructorRefusesIsNotValid(String reason) {
		Answer answer = read("{\"coupon\": {\"reason\": \"" + reason + "\"}}", Order.class);
		assertThat(answer.slug()).isEqualTo("validation-failed");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errors()).singleElement()
			.isEqualTo(Map.of("pointer", "#/coupon", "code", "invalid", "detail", "is not valid"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "state", "file" })
	void constructorThatFailsIsABug(String reason) {
		Answer answer = read("{\"coupon\": {\"reason\": \"" + reason + "\"}}", Order.class);
		assertThat(answer.slug()).isEqualTo("internal-error");
		assertThat(answer.status()).isEqualTo(500);
	}

	@Test
	void bodyThatIsNestedTooDeeplyExceedsTheLimits() {
		Answer answer = read("{\"extra\":" + "[".repeat(1100) + "]".repeat(1100) + "}", Order.class);
		assertThat(answer.slug()).isEqualTo("body-too-complex");
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void numberThatIsTooLongExceedsTheLimits() {
		assertThat(read("{\"price\":" + "1".repeat(1100) + "}", Order.class).slug()).isEqualTo("body-too-complex");
	}

	@Test
	void valueThatTheServerWasToInjectIsABug() {
		Answer answer = read("{}", Injected.class);
		assertThat(answer.slug()).isEqualTo("internal-error");
	}

	@Test
	void connectionThatBreaksWhileTheBodyIsReadIsAMalformedBody() {
		Answer answer = answer(failing(new IOException("s3cr3t")), Order.class, converter());
		assertThat(answer.slug()).isEqualTo("malformed-body");
		assertThat(answer.detail()).isEqualTo("The body of the request cannot be read.");
	}

	@Test
	void bodyThatArrivesTooSlowlyIsARequestTimeout() {
		Answer answer = answer(failing(new SocketTimeoutException("s3cr3t")), Order.class, converter());
		assertThat(answer.slug()).isEqualTo("request-timeout");
		assertThat(answer.status()).isEqualTo(408);
		assertThat(answer.headers().getFirst(HttpHeaders.CONNECTION)).isEqualTo("close");
	}

	@Test
	void emptyBodyIsMissing() {
		Answer answer = this.walk.answer(
				new HttpMessageNotReadableException("Required request body is missing: s3cr3t", new Body(null)),
				TestProblemContext.get("/orders").withMethod("POST"));
		assertThat(answer.slug()).isEqualTo("missing-body");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json()).doesNotContain("s3cr3t");
	}

	@Test
	void converterOfAnotherFormatSaysOnlyThatItCouldNotRead() {
		Answer answer = this.walk.answer(
				new HttpMessageNotReadableException("s3cr3t", new IllegalArgumentException("s3cr3t"), new Body(null)),
				TestProblemContext.post("/orders"));
		assertThat(answer.slug()).isEqualTo("malformed-body");
		assertThat(answer.detail()).isEqualTo("The body of the request cannot be read.");
		assertThat(answer.json()).doesNotContain("s3cr3t");
	}

	@Test
	void cyclicCausesEnd() {
		IllegalStateException first = new IllegalStateException();
		first.initCause(new IllegalArgumentException(first));
		Answer answer = this.walk.answer(new HttpMessageNotReadableException("s3cr3t", first, new Body(null)),
				TestProblemContext.post("/orders"));
		assertThat(answer.slug()).isEqualTo("malformed-body");
	}

	private Answer read(String body, Class<?> type) {
		return answer(body.getBytes(StandardCharsets.UTF_8), type, converter());
	}

	private Answer answer(byte[] body, Class<?> type, HttpMessageConverter<Object> converter) {
		return answer(new ByteArrayInputStream(body), type, converter);
	}

	private Answer answer(InputStream body, Class<?> type, HttpMessageConverter<Object> converter) {
		Throwable failure = catchThrowable(() -> converter.read(type, new Body(body)));
		assertThat(failure).isNotNull();
		if (failure instanceof IOException) {
			// as the argument resolver does it
			failure = new HttpMessageNotReadableException("s3cr3t", failure, new Body(null));
		}
		Answer answer = this.walk.answer(failure, TestProblemContext.post("/orders"));
		assertThat(answer.json()).doesNotContain("s3cr3t", "s3 cr3t", "java", "jackson", "Jackson", "Order", "Cannot",
				"Unexpected", "token", "UnreadableBodyRulesTests", "com.", "99999999999");
		return answer;
	}

	private static InputStream failing(IOException failure) {
		return new SequenceInputStream(new ByteArrayInputStream("{\"note\": \"".getBytes(StandardCharsets.UTF_8)),
				new InputStream() {

					@Override
					public int read() throws IOException {
						throw failure;
					}

				});
	}

	public record Parcel(int pieces, @JsonProperty(value = "sku_number", required = true) String sku, Line line,
			List<Line> lines) {

		public record Line(long grams) {
		}

	}

	public record Order(@Nullable Integer quantity, @Nullable Double price, @Nullable Boolean urgent,
			@Nullable LocalDate day, @Nullable UUID id, @Nullable Size size, @Nullable List<Item> items,
			@Nullable Map<String, Double> prices, @JsonProperty("unit_price") @Nullable Double unitPrice,
			@Nullable String note, @Nullable URI link, @Nullable Shape shape, @Nullable Coupon coupon,
			@Nullable Object extra) {

	}

	public record Item(int count) {

	}

	public enum Size {

		SMALL, LARGE

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
	public interface Shape {

	}

	record Circle(int radius) implements Shape {

	}

	public record Coupon(String reason) {

		public Coupon {
			switch (reason) {
				case "argument" -> throw new IllegalArgumentException("s3cr3t");
				case "null" -> throw new NullPointerException("s3cr3t");
				case "date" -> throw new DateTimeException("s3cr3t");
				case "file" -> throw new UncheckedIOException(new IOException("s3cr3t"));
				default -> throw new IllegalStateException("s3cr3t");
			}
		}

	}

	static class Injected {

		@JacksonInject
		private @Nullable UUID tenant;

		@Nullable UUID getTenant() {
			return this.tenant;
		}

	}

	public record Body(@Nullable InputStream content) implements HttpInputMessage {

		@Override
		public InputStream getBody() {
			return (this.content != null) ? this.content : InputStream.nullInputStream();
		}

		@Override
		public HttpHeaders getHeaders() {
			return new HttpHeaders();
		}

	}

}
