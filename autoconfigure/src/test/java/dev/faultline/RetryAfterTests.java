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

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	@ParameterizedTest
	@CsvSource({ "PT1S, 1", "PT1.000000001S, 2", "PT0.000000001S, 1", "PT0S, 1", "PT-0.5S, 1", "PT-1H, 1",
			"PT1H, 3600" })
	void waitIsWholeSecondsRoundedUpAndAtLeastOne(Duration wait, String expected) {
		assertThat(RetryAfter.seconds(wait)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "9223372036854775807, 999999999", "3000000000, 0", "-9223372036854775808, 0" })
	void waitWithoutEndIsANumberThatCallersCanRead(long seconds, int nanos) {
		assertThat(Long.parseLong(RetryAfter.seconds(Duration.ofSeconds(seconds, nanos)))).isBetween(1L,
				(long) Integer.MAX_VALUE);
	}

}
