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

package dev.faultline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonPointerTests {

	// RFC 6901 section 6 has these as fragments
	@ParameterizedTest
	@CsvSource(quoteCharacter = '!', value = { "foo, #/foo", "0, #/0", "a/b, #/a~1b", "c%d, #/c%25d", "e^f, #/e%5Ef",
			"g|h, #/g%7Ch", "i\\j, #/i%5Cj", "k\"l, #/k%22l", "m~n, #/m~0n" })
	void segmentIsEscapedAsRfc6901Shows(String segment, String pointer) {
		assertThat(JsonPointer.append(JsonPointer.ROOT, segment)).isEqualTo(pointer);
	}

	@Test
	void segmentOfAnySpaceOrOtherAlphabetIsPercentEncoded() {
		assertThat(JsonPointer.append("#", " ")).isEqualTo("#/%20");
		assertThat(JsonPointer.append("#", "straße")).isEqualTo("#/stra%C3%9Fe");
		assertThat(JsonPointer.append("#", "~1")).isEqualTo("#/~01");
		assertThat(JsonPointer.append("#", "#")).isEqualTo("#/%23");
	}

	@Test
	void emptyNameIsASegmentToo() {
		assertThat(JsonPointer.append("#", "")).isEqualTo("#/");
	}

	@ParameterizedTest
	@CsvSource({ "'', #", "note, #/note", "items[0].price, #/items/0/price", "prices[eur], #/prices/eur",
			"grid[0][1], #/grid/0/1", "prices[eur.net].value, #/prices/eur.net/value", "[2].name, #/2/name",
			"tags[].name, #/tags/name", "a.b.c, #/a/b/c", "open[1, #/open/1" })
	void pathOfABeanBecomesAPointer(String path, String pointer) {
		assertThat(JsonPointer.appendPath(JsonPointer.ROOT, path)).isEqualTo(pointer);
	}

	@Test
	void pathIsAppendedBelowAPointer() {
		assertThat(JsonPointer.appendPath("#/3", "name")).isEqualTo("#/3/name");
	}

}
