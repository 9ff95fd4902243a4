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

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A rejected value is shown only if the application wants it, and even then not each.
 */
class RejectedValuesTests {

	private final RejectedValues values = RejectedValues.shown(List.of("password", "api-key"), 5);

	@Test
	void nothingIsShownByDefault() {
		assertThat(RejectedValues.NONE.of("name", false, "Ada")).isNull();
		assertThat(RejectedValues.NONE.areShown()).isFalse();
	}

	@Test
	void singleValueIsShown() {
		assertThat(this.values.of("name", false, "Ada")).isEqualTo("Ada");
		assertThat(this.values.of(null, false, 7)).isEqualTo(7);
		assertThat(this.values.of("open", false, true)).isEqualTo(true);
		assertThat(RejectedValues.shown(List.of(), 20).of("day", false, LocalDate.of(2026, 11, 22)))
			.isEqualTo("2026-11-22");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "password", "newPassword", "user.PASSWORD", "pass-word", "X-API-Key", "apiKey", "api_key" })
	void valueOfTellingNameIsMasked(String name) {
		assertThat(this.values.of(name, false, "s3cr3t")).isEqualTo("***");
	}

	@Test
	void valueOfSensitivePropertyIsMasked() {
		assertThat(this.values.of("name", true, "Ada")).isEqualTo("***");
	}

	@Test
	void longTextIsCutAndNeverWithinACharacter() {
		assertThat(this.values.of("name", false, "abcde")).isEqualTo("abcde");
		assertThat(this.values.of("name", false, "abcdef")).isEqualTo("abcde…");
		assertThat(this.values.of("name", false, "abcd😀f")).isEqualTo("abcd…");
	}

	@Test
	void whatIsMoreThanOneValueIsLeftOut() {
		assertThat(this.values.of("names", false, List.of("Ada"))).isNull();
		assertThat(this.values.of("names", false, Map.of("a", "b"))).isNull();
		assertThat(this.values.of("names", false, new Object())).isNull();
		assertThat(this.values.of("name", false, null)).isNull();
	}

	@Test
	void emptyNameWouldMaskAllAndIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> RejectedValues.shown(List.of("-"), 5));
		assertThatIllegalArgumentException().isThrownBy(() -> RejectedValues.shown(List.of(), 0));
	}

}
