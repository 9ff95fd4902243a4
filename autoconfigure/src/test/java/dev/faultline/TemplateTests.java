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

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTests {

	@Test
	void placeholdersAreFilledByName() {
		assertThat(Template.fill("Only {available} of {sku} left.", Map.of("available", 3, "sku", "A-1")::get))
			.isEqualTo("Only 3 of A-1 left.");
	}

	@Test
	void placeholderWithoutValueLeavesNoHalfSentence() {
		assertThat(Template.fill("Only {available} of {sku} left.", Map.of("sku", (Object) "A-1")::get)).isNull();
	}

	@Test
	void valueIsNeverReadAsATemplate() {
		assertThat(Template.fill("{a}", Map.of("a", (Object) "{b} $1 \\ {0} ''", "b", "secret")::get))
			.isEqualTo("{b} $1 \\ {0} ''");
	}

	@Test
	void quotesAndNumbersInBracesAreText() {
		assertThat(Template.fill("It's {0} and {} and {a b} and '{a}'.", Map.of("a", (Object) "x")::get))
			.isEqualTo("It's {0} and {} and {a b} and 'x'.");
	}

	@Test
	void templateWithoutPlaceholderIsTheTextItself() {
		assertThat(Template.fill("Plain.", (name) -> null)).isEqualTo("Plain.");
	}

	@Test
	void placeholdersAreListedOnceInTheirOrder() {
		assertThat(Template.placeholders("{b} {a} {b} {0} {_x} {$y}")).containsExactly("b", "a", "_x", "$y");
	}

}
