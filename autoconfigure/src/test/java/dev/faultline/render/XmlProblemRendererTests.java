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

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.faultline.CapturedLog;
import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemDocuments;
import dev.faultline.ProblemType;
import dev.faultline.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;

class XmlProblemRendererTests {

	private final ProblemType type = ProblemType.of("out-of-stock", 409)
		.uri(URI.create("https://api.example.com/problems/out-of-stock"))
		.build();

	private final XmlProblemRenderer renderer = new XmlProblemRenderer(new JdkMemberConverter());

	// The document

	@Test
	void documentIsThatOfTheAppendix() {
		Problem problem = problem().detail("Only 3 of A-1 left.")
			.violations(List.of(
					Violation.at("#/note", "Size", "size must be between 0 and 80").withParams(Map.of("max", 80)),
					Violation.in("query", "page", "Min", "must be 1")))
			.member("sku", "A-1")
			.build();
		problem.body().setInstance(URI.create("urn:uuid:1"));
		assertThat(xml(problem)).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
				+ "<problem xmlns=\"urn:ietf:rfc:7807\"><type>https://api.example.com/problems/out-of-stock</type>"
				+ "<title>Out of stock</title><status>409</status><detail>Only 3 of A-1 left.</detail>"
				+ "<instance>urn:uuid:1</instance><errors><i><pointer>#/note</pointer><code>Size</code>"
				+ "<detail>size must be between 0 and 80</detail><params><max>80</max></params></i>"
				+ "<i><in>query</in><parameter>page</parameter><code>Min</code><detail>must be 1</detail></i></errors>"
				+ "<sku>A-1</sku></problem>");
		assertThat(read(problem)).containsOnlyKeys("type", "title", "status", "detail", "instance", "errors", "sku");
	}

	@Test
	void mediaTypeHasNoCharset() {
		assertThat(this.renderer.mediaType()).isEqualTo(MediaType.valueOf("application/problem+xml"));
	}

	@Test
	void documentWithoutTypeIsAboutBlank() {
		Problem problem = problem().body(ProblemDetail.forStatus(409)).build();
		assertThat(read(problem)).containsEntry("type", "about:blank");
	}

	@ParameterizedTest
	@ValueSource(strings = { "type", "title", "status", "detail", "instance" })
	void extensionNamedLikeAStandardMemberDoesNotReplaceIt(String name) {
		assertThat(xml(problem().detail("Detail.").member(name, "forged").build())).doesNotContain("forged");
	}

	// Values

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of("text", "text"), Arguments.of(7, "7"), Arguments.of(1.5, "1.5"),
				Arguments.of(true, "true"), Arguments.of(Double.NaN, "NaN"),
				Arguments.of(List.of(1, "a", true), List.of("1", "a", "true")),
				Arguments.of(List.of("a"), List.of("a")), Arguments.of(new int[] { 1, 2 }, List.of("1", "2")),
				Arguments.of(List.of(List.of(1), List.of(2)), List.of(List.of("1"), List.of("2"))),
				Arguments.of(Map.of("a", Map.of("b", List.of(1))), Map.of("a", Map.of("b", List.of("1")))),
				Arguments.of(List.of(Map.of("a", 1)), List.of(Map.of("a", "1"))),
				Arguments.of(Arrays.asList("a", null), List.of("a", "")), Arguments.of(List.of(), ""),
				Arguments.of(Map.of(), ""), Arguments.of("", ""));
	}

	@ParameterizedTest
	@MethodSource("values")
	void valueIsElementsAndText(Object value, Object expected) {
		assertThat(read(problem().member("value", value).build())).containsEntry("value", expected);
	}

	// Escaping

	@ParameterizedTest
	@ValueSource(strings = { "\"", "\\", "</detail><status>200</status>", "<![CDATA[x]]>", "]]>", "<!-- -->", "<?x?>",
			"&lt;&#65;&x;", "a\nb\tc", "\u007f\u0085", "\u2028\u2029", "äöü€😀", "{0} ''", "\uFFFD", "  a  " })
	void textIsReadBackAsItWas(String text) {
		Problem problem = problem().detail(text).member("member", List.of(text)).build();
		problem.body().setTitle(text);
		assertThat(read(problem)).containsEntry("title", text)
			.containsEntry("detail", text)
			.containsEntry("member", List.of(text))
			.containsEntry("status", "409");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\u0001", "\u0008", "\u000b", "\u001b", "\u001f", "\ud83d", "\ude00", "\udfff",
			"\ufffe", "\uffff" })
	void characterThatXmlDoesNotKnowIsReplaced(String character) throws CharacterCodingException {
		Problem problem = problem().detail("a" + character + "b").member("tags", List.of(character)).build();
		StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.renderer.render(problem)));
		assertThat(read(problem)).containsEntry("detail", "a\uFFFDb").containsEntry("tags", List.of("\uFFFD"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "sku|sku", "_id|_id", "a-b.c_1|a-b.c_1", "1st|_x0031_st", "a b|a_x0020_b",
			"a:b|a_x003A_b", "xmlns|xmlns", "xml|xml", "-a|_x002D_a", "größe|gr_x00F6__x00DF_e", "<b>|_x003C_b_x003E_",
			"a/><status>200</status><b|a_x002F__x003E__x003C_status_x003E_200_x003C__x002F_status_x003E__x003C_b",
			"a=\"1\"|a_x003D__x0022_1_x0022_", "😀|_xD83D__xDE00_", "''|_" })
	void nameThatXmlDoesNotKnowIsEscaped(String name, String element) {
		Problem problem = problem().member(name, "value").member("map", Map.of(name, 1)).build();
		assertThat(read(problem)).containsEntry(element, "value")
			.containsEntry("map", Map.of(element, "1"))
			.containsEntry("status", "409");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\n", "\ud83d", "\uffff", "\u00b7", "\u0300" })
	void hostileNameDoesNotBreakTheDocument(String name) {
		Problem problem = problem().member(name, "value").member("a" + name, "value").build();
		assertThat(read(problem)).hasSize(5).containsEntry("status", "409");
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
		assertThat(read(problem)).containsEntry("sku", "A-1").containsEntry("status", "409");
	}

	@Test
	void iterableWithoutEndEnds() {
		Iterable<Integer> endless = () -> Stream.iterate(1, (number) -> number + 1).iterator();
		Problem problem = problem().member("endless", endless).member("sku", "A-1").build();
		assertThat(read(problem)).containsEntry("sku", "A-1").containsEntry("status", "409");
	}

	@Test
	void memberThatCannotBeWrittenIsLeftOutAndTheOthersStay() {
		Map<String, Object> broken = new LinkedHashMap<>() {

			@Override
			public Set<Map.Entry<String, Object>> entrySet() {
				throw new IllegalStateException("broken");
			}

		};
		Problem problem = problem().detail("Sold out.").member("broken", broken).member("sku", "A-1").build();
		assertThat(read(problem)).containsEntry("detail", "Sold out.")
			.containsEntry("sku", "A-1")
			.doesNotContainKey("broken");
	}

	@Test
	void converterThatFailsCostsItsMemberOnly() {
		XmlProblemRenderer failing = new XmlProblemRenderer((value) -> {
			throw new IllegalStateException("broken converter");
		});
		Problem problem = problem().member("item", new StringBuilder[0].getClass()).member("sku", "A-1").build();
		assertThat(ProblemDocuments.readXml(failing.render(problem))).containsEntry("sku", "A-1")
			.doesNotContainKey("item");
	}

	@Test
	void bodyThatCannotBeReadLeavesAMinimalDocumentAndALineInTheLog() {
		ProblemDetail broken = new ProblemDetail() {

			@Override
			public String getDetail() {
				throw new IllegalStateException("broken");
			}

		};
		Problem problem = problem().body(broken).build();
		try (CapturedLog log = CapturedLog.of(ProblemMembers.class)) {
			assertThat(read(problem)).containsExactly(Map.entry("type", "about:blank"), Map.entry("title", "Conflict"),
					Map.entry("status", "409"));
			assertThat(log.lines()).singleElement().asString().startsWith("ERROR");
		}
	}

	private ProblemBuilder problem() {
		return Problem.of(this.type, new IllegalStateException("secret"));
	}

	private String xml(Problem problem) {
		return new String(this.renderer.render(problem), StandardCharsets.UTF_8);
	}

	private Map<String, Object> read(Problem problem) {
		byte[] document = this.renderer.render(problem);
		ProblemDocuments.isValidXml(document);
		return ProblemDocuments.readXml(document);
	}

}
