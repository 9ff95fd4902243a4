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
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.faultline.Problem;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConstantPartsTests {

	private static final String TITLE = "Out of stock";

	private static final String DETAIL = "There is nothing left.";

	private final ProblemType type = ProblemType.of("out-of-stock", 409).title(TITLE).build();

	private final JsonProblemRenderer renderer = new JsonProblemRenderer(new JdkMemberConverter());

	@Test
	void eachOccurrenceHasItsOwnInstance() {
		for (int i = 0; i < 5; i++) {
			String instance = "urn:uuid:0198-" + i;
			assertThat(render(TITLE, DETAIL, instance))
				.isEqualTo("{\"type\":\"about:blank\",\"title\":\"Out of stock\","
						+ "\"status\":409,\"detail\":\"There is nothing left.\",\"instance\":\"" + instance + "\"}");
		}
	}

	@Test
	void otherDetailUnderTheSameTitleIsWritten() {
		for (int i = 0; i < 5; i++) {
			render(TITLE, DETAIL, "urn:uuid:1");
			assertThat(render(TITLE, "Only " + i + " left.", "urn:uuid:2"))
				.contains("\"detail\":\"Only " + i + " left.\"");
			assertThat(render(TITLE, null, "urn:uuid:3")).doesNotContain("detail");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"", "\\", "\n", "\u0000", "\u007f", "\u009f" })
	void detailThatIsEscapedInJsonIsWrittenAsBefore(String character) {
		String whole = render(TITLE, character + "x", null);
		String escaped = whole.substring(whole.indexOf("\"detail\":\"") + 9, whole.length() - 3);
		assertThat(escaped).startsWith("\"\\");
		for (int i = 0; i < 5; i++) {
			assertThat(render(TITLE, character + i, "urn:uuid:1")).contains("\"detail\":" + escaped + i + "\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ä", "€", "\ud83d\ude00" })
	void detailThatIsNotAsciiIsWritten(String character) {
		for (int i = 0; i < 5; i++) {
			render(TITLE, DETAIL, "urn:uuid:1");
			assertThat(render(TITLE, character + i, "urn:uuid:1")).contains("\"detail\":\"" + character + i + "\"");
		}
	}

	@Test
	void otherTypeAndStatusUnderTheSameTitleAreWritten() {
		ProblemType other = ProblemType.of("sold-out", 410).title(TITLE).build();
		for (int i = 0; i < 5; i++) {
			render(TITLE, DETAIL, "urn:uuid:1");
			Problem problem = Problem.of(other, new IllegalStateException()).detail(DETAIL).build();
			problem.body().setType(URI.create("https://api.example.com/sold-out"));
			problem.body().setInstance(URI.create("urn:uuid:2"));
			assertThat(text(problem)).contains("\"status\":410", "\"type\":\"https://api.example.com/sold-out\"");
		}
	}

	@Test
	void membersOfItsOwnAreWritten() {
		for (int i = 0; i < 5; i++) {
			render(TITLE, DETAIL, "urn:uuid:1");
			Problem problem = problem(TITLE, DETAIL, "urn:uuid:2");
			problem.body().setProperty("left", i);
			assertThat(text(problem)).endsWith(",\"instance\":\"urn:uuid:2\",\"left\":" + i + "}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders/1", "/a%22b", "urn:x:ä", "URN:UUID:1", "?a=b&c='d'", "#\u20ac" })
	void instanceOfAnotherKindIsWritten(String instance) {
		for (int i = 0; i < 5; i++) {
			assertThat(render(TITLE, DETAIL, instance)).endsWith(",\"instance\":\"" + instance + "\"}");
			assertThat(render(TITLE, DETAIL, null)).doesNotContain("instance");
		}
	}

	@Test
	void manyTitlesAreWritten() {
		for (int i = 0; i < 3000; i++) {
			String title = String.format(Locale.ROOT, "Title %d", i % 1000);
			assertThat(render(title, DETAIL, "urn:uuid:1")).contains("\"title\":\"" + title + "\"");
		}
	}

	private String render(String title, @Nullable String detail, @Nullable String instance) {
		return text(problem(title, detail, instance));
	}

	private Problem problem(String title, @Nullable String detail, @Nullable String instance) {
		Problem problem = Problem.of(this.type, new IllegalStateException()).build();
		problem.body().setTitle(title);
		problem.body().setDetail(detail);
		problem.body().setInstance((instance != null) ? URI.create(instance) : null);
		return problem;
	}

	private String text(Problem problem) {
		return new String(this.renderer.render(problem), StandardCharsets.UTF_8);
	}

}
