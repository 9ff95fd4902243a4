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

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTests {

	private static final List<String> NAMES = List.of("not-found", "resource-not-found", "validation-failed", "busy");

	@ParameterizedTest
	@CsvSource({ "not-fuond, not-found", "notfound, not-found", "Not-Found, not-found",
			"validation-fail, validation-failed", "resource-notfound, resource-not-found", "busi, busy", "'', busy" })
	void nearestIsTheOneThatWasProbablyMeant(String mistyped, String nearest) {
		assertThat(NearestName.of(mistyped, NAMES)).isEqualTo(nearest);
	}

}
