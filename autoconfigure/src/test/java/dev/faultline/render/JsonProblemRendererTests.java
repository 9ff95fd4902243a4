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

package dev.faultline.render;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;

import dev.faultline.CapturedLog;
import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemDocuments;
import dev.faultline.ProblemType;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;

import static org.assertj.core.api.Assertions.assertThat;

class JsonProblemRendererTests {

	private static final JsonMapper PLAIN = JsonMapper.builder().build();

	private static final JsonMapper WITH_MIXIN = JsonMapper.builder()
		.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
		.build();

	private final ProblemType type = ProblemType.of("out-of-stock", 409)
		.uri(URI.create("https://api.example.com/problems/out-of-stock"))
		.build();

	private final JsonProblemRenderer withJackson = new JsonProblemRenderer(new JacksonMemberConverter(WITH_MIXIN));

	private final JsonProblemRenderer withoutJackson = new JsonProblemRenderer(new JdkMemberConverter());

	// The document

	@Test
	void membersComeInTheOrderOfTheSpecification() {
		Problem problem = problem().detail("Only 3 of A-1 left.")
			.violations(List.of(
					Violation.at("#/note", "Size", "size must be between 0 and 80").withParams(Map.of("max", 80)),
					Violation.in("query", "page", "Min", "must be 1")))
			.member("sku", "A-1")
			.build();
		problem.body().setInstance(URI.create("urn:uuid:1"));
		assertThat(json(this.withoutJackson, problem))
			.isEqualTo("{\"type\":\"https://api.example.com/problems/out-of-stock\","
					+ "\"title\":\"Out of stock\",\"status\":409,\"detail\":\"Only 3 of A-1 left.\",\"instance\":\"urn:uuid:1\","
					+ "\"errors\":[{\"pointer\":\"#/note\",\"code\":\"Size\",\"detail\":\"size must be between 0 and 80\","
					+ "\"params\":{\"max\":80}},{\"in\":\"query\",\"parameter\":\"page\",\"code\":\"Min\",\"detail\":\"must be 1\"}],"
					+ "\"sku\":\"A-1\"}");
	}

	@Test
	void aboutBlankIsWritten() {
		Problem problem = Problem.of(ProblemType.ofStatus(HttpStatus.CONFLICT), new IllegalStateException()).build();
		assertThat(json(this.withoutJackson, problem))
			.isEqualTo("{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409}");
	}

	@Test
	void documentWithoutTypeIsAboutBlank() {
		Problem problem = problem().body(ProblemDetail.forStatus(409)).build();
		assertThat(read(this.withoutJackson, problem)).containsEntry("type", "about:blank");
	}

	@Test
	void sameBytesComeWithAndWithoutJackson() {
		Problem problem = problem().detail("Ä \u2028 \"x\"").member("count", 3).member("tags", List.of("a")).build();
		assertThat(this.withJackson.render(problem)).isEqualTo(this.withoutJackson.render(problem));
	}

	@ParameterizedTest
	@ValueSource(strings = { "type", "title", "status", "detail", "instance" })
	void extensionNamedLikeAStandardMemberDoesNotReplaceIt(String name) {
		Problem problem = problem().detail("Detail.").member(name, "forged").build();
		problem.body().setInstance(URI.create("urn:uuid:1"));
		assertThat(json(this.withoutJackson, problem)).doesNotContain("forged").containsOnlyOnce("\"" + name + "\":");
	}

	// Escaping

	@ParameterizedTest
	@ValueSource(strings = { "\"", "\\", "</script>", "a\nb\rc\td", "\u0000\u0001\u001f\u007f\u0085", "\u2028\u2029",
			"äöü€😀", "{0} ''", "\\u0041", "\b\f" })
	void textIsReadBackAsItWas(String text) {
		Problem problem = problem().detail(text).member("member", text).member(text, "value").build();
		problem.body().setTitle(text);
		assertThat(read(this.withoutJackson, problem)).containsEntry("title", text)
			.containsEntry("detail", text)
			.containsEntry("member", text)
			.containsEntry(text, "value");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\ud83d", "\ude00b", "\ude00\ud83d", "x\udfffy" })
	void loneSurrogateComesOutAsValidUtf8(String text) throws CharacterCodingException {
		byte[] bytes = this.withoutJackson.render(problem().detail(text).member("m", text).member(text, 1).build());
		String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		assertThat(PLAIN.readTree(decoded).get("status").intValue()).isEqualTo(409);
	}

	// Values

	static Stream<Arguments> values() {
		UUID uuid = UUID.fromString("019a0000-0000-7000-8000-000000000001");
		return Stream.of(Arguments.of("text", "text"), Arguments.of(new StringBuilder("text"), "text"),
				Arguments.of(7, 7), Arguments.of(7L, 7), Arguments.of(1.5, 1.5), Arguments.of(true, true),
				Arguments.of(new BigDecimal("1.50"), 1.5),
				Arguments.of(new BigInteger("123456789012345678901234567890"),
						new BigInteger("123456789012345678901234567890")),
				Arguments.of(Double.NaN, "NaN"), Arguments.of(Double.POSITIVE_INFINITY, "Infinity"),
				Arguments.of(Float.NEGATIVE_INFINITY, "-Infinity"), Arguments.of(uuid, uuid.toString()),
				Arguments.of(URI.create("urn:x"), "urn:x"), Arguments.of(List.of(1, "a", true), List.of(1, "a", true)),
				Arguments.of(new int[] { 1, 2 }, List.of(1, 2)),
				Arguments.of(new String[] { "a", "b" }, List.of("a", "b")),
				Arguments.of(new Object[] { new int[] { 1 } }, List.of(List.of(1))),
				Arguments.of(Arrays.asList("a", null), Arrays.asList("a", null)),
				Arguments.of(Map.of("a", Map.of("b", List.of(1))), Map.of("a", Map.of("b", List.of(1)))),
				Arguments.of(Map.of(7, "seven"), Map.of("7", "seven")), Arguments.of(List.of(), List.of()),
				Arguments.of(LocalDate.of(2026, 11, 22), "2026-11-22"),
				Arguments.of(Instant.parse("2026-11-22T10:00:00Z"), "2026-11-22T10:00:00Z"),
				Arguments.of(HttpStatus.Series.CLIENT_ERROR, "CLIENT_ERROR"), Arguments.of(Optional.of("x"), "x"),
				Arguments.of(Optional.of(List.of(1)), List.of(1)), Arguments.of(List.of(Optional.of(1)), List.of(1)));
	}

	@ParameterizedTest
	@MethodSource("values")
	void valueIsWhatJsonKnows(Object value, Object expected) {
		Problem problem = problem().member("value", value).build();
		assertThat(read(this.withJackson, problem)).containsEntry("value", expected);
		assertThat(read(this.withoutJackson, problem)).containsEntry("value", expected);
	}

	@Test
	void emptyOptionalIsLeftOut() {
		Problem problem = problem().member("value", Optional.empty()).build();
		assertThat(read(this.withJackson, problem)).doesNotContainKey("value");
		assertThat(read(this.withoutJackson, problem)).doesNotContainKey("value");
	}

	@Test
	void valuesOfTheJdkAreTextWithoutJackson() {
		Problem problem = problem().member("duration", Duration.ofMinutes(5))
			.member("zone", TimeZone.getTimeZone("UTC").toZoneId())
			.member("path", Path.of("a", "b"))
			.build();
		assertThat(read(this.withoutJackson, problem)).containsEntry("duration", "PT5M")
			.containsEntry("zone", "UTC")
			.containsEntry("path", "a" + File.separator + "b");
	}

	@Test
	void recordIsAnObjectWithJackson() {
		Problem problem = problem().member("item", new Item("A-1", 3))
			.member("items", List.of(new Item("B", 1)))
			.build();
		assertThat(read(this.withJackson, problem)).containsEntry("item", Map.of("sku", "A-1", "left", 3))
			.containsEntry("items", List.of(Map.of("sku", "B", "left", 1)));
	}

	@Test
	void recordIsLeftOutWithoutJacksonAndWarnedAboutOnce() {
		try (CapturedLog log = CapturedLog.of(JdkMemberConverter.class)) {
			for (int i = 0; i < 3; i++) {
				Problem problem = problem().member("item", new Item("A-1", 3)).member("sku", "A-1").build();
				assertThat(read(this.withoutJackson, problem)).doesNotContainKey("item").containsEntry("sku", "A-1");
			}
			assertThat(log.lines()).singleElement().asString().startsWith("WARN").contains(Item.class.getName());
		}
	}

	@Test
	void enumOfTheApplicationIsItsNameWithoutJacksonToo() {
		Problem problem = problem().member("size", Size.LARGE).build();
		assertThat(read(this.withJackson, problem)).containsEntry("size", "LARGE");
		assertThat(read(this.withoutJackson, problem)).containsEntry("size", "LARGE");
	}

	// What has no end or cannot be written

	@Test
	void listThatContainsItselfEnds() {
		List<Object> list = new ArrayList<>();
		list.add(list);
		list.add(list);
		Map<String, Object> map = new HashMap<>();
		map.put("self", map);
		Problem problem = problem().member("list", list).member("map", map).member("sku", "A-1").build();
		assertThat(read(this.withJackson, problem)).containsEntry("sku", "A-1").containsEntry("status", 409);
	}

	@Test
	void recordThatContainsItselfIsLeftOut() {
		List<Object> children = new ArrayList<>();
		children.add(new Node(children));
		Problem problem = problem().member("node", new Node(children)).member("sku", "A-1").build();
		assertThat(read(this.withJackson, problem)).containsEntry("sku", "A-1").doesNotContainKey("node");
	}

	@Test
	void iterableWithoutEndEnds() {
		Iterable<Integer> endless = () -> Stream.iterate(1, (number) -> number + 1).iterator();
		Problem problem = problem().member("endless", endless).member("sku", "A-1").build();
		assertThat(read(this.withJackson, problem)).containsEntry("status", 409).containsEntry("sku", "A-1");
	}

	@Test
	void memberThatCannotBeWrittenIsLeftOutAndTheOthersStay() {
		Map<String, Object> broken = new LinkedHashMap<>() {

			@Override
			public Set<Map.Entry<String, Object>> entrySet() {
				throw new IllegalStateException("broken");
			}

		};
		Problem problem = problem().detail("Sold out.")
			.member("broken", broken)
			.member("getter", new Failing())
			.member("sku", "A-1")
			.build();
		for (JsonProblemRenderer renderer : List.of(this.withJackson, this.withoutJackson)) {
			assertThat(read(renderer, problem)).containsEntry("type", "https://api.example.com/problems/out-of-stock")
				.containsEntry("detail", "Sold out.")
				.containsEntry("sku", "A-1")
				.doesNotContainKeys("broken", "getter");
		}
	}

	@Test
	void converterThatFailsCostsItsMemberOnly() {
		JsonProblemRenderer renderer = new JsonProblemRenderer((value) -> {
			throw new IllegalStateException("broken converter");
		});
		Problem problem = problem().member("item", new Item("A-1", 3)).member("sku", "A-1").build();
		assertThat(read(renderer, problem)).containsEntry("sku", "A-1").doesNotContainKey("item");
	}

	// A subclass of the application

	@Test
	void ownSubclassShowsItsOwnMembersWithJackson() {
		OwnDetail own = new OwnDetail("A-1");
		own.setProperty("left", 3);
		for (JsonMapper mapper : List.of(WITH_MIXIN, PLAIN)) {
			Map<String, Object> members = read(new JsonProblemRenderer(new JacksonMemberConverter(mapper)),
					problem().body(own).build());
			assertThat(members).containsOnlyKeys("type", "title", "status", "left", "sku").containsEntry("sku", "A-1");
		}
	}

	@Test
	void ownSubclassCannotReplaceStandardMembers() {
		Problem problem = problem().body(new ForgedDetail("A-1")).build();
		assertThat(read(this.withJackson, problem)).containsEntry("status", 409).containsEntry("code", "own");
	}

	private ProblemBuilder problem() {
		return Problem.of(this.type, new IllegalStateException("secret"));
	}

	private static String json(JsonProblemRenderer renderer, Problem problem) {
		return new String(renderer.render(problem), StandardCharsets.UTF_8);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> read(JsonProblemRenderer renderer, Problem problem) {
		byte[] document = renderer.render(problem);
		ProblemDocuments.isValidJson(document);
		return PLAIN.readValue(document, Map.class);
	}

	record Item(String sku, int left) {

	}

	record Node(List<Object> children) {

	}

	enum Size {

		SMALL, LARGE

	}

	public static class Failing {

		public String getName() {
			throw new IllegalStateException("broken");
		}

	}

	public static class OwnDetail extends ProblemDetail {

		private final @Nullable String sku;

		OwnDetail(@Nullable String sku) {
			super(409);
			this.sku = sku;
		}

		public @Nullable String getSku() {
			return this.sku;
		}

	}

	public static class ForgedDetail extends OwnDetail {

		ForgedDetail(String sku) {
			super(sku);
		}

		public String getCode() {
			return "own";
		}

		@Override
		public int getStatus() {
			return 200;
		}

	}

}
