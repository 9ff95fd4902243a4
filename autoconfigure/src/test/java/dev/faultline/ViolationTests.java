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
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class ViolationTests {

	@Test
	void violationInTheBodyHasPointerCodeAndDetailInThatOrder() {
		assertThat(Violation.at("#/note", "Size", "size must be between 0 and 80").toMembers()).containsExactly(
				entry("pointer", "#/note"), entry("code", "Size"), entry("detail", "size must be between 0 and 80"));
	}

	@Test
	void violationOfAParameterHasInAndParameterInsteadOfAPointer() {
		assertThat(Violation.in("query", "page", "Min", null).toMembers()).containsExactly(entry("in", "query"),
				entry("parameter", "page"), entry("code", "Min"));
	}

	@Test
	void violationOfAnArgumentHasAPropertyInsteadOfAPointer() {
		assertThat(Violation.of("name", "NotBlank", "must not be blank").toMembers()).containsExactly(
				entry("property", "name"), entry("code", "NotBlank"), entry("detail", "must not be blank"));
	}

	@Test
	void paramsSayWhatTheRuleDemands() {
		assertThat(Violation.at("#", "Size", "x").withParams(Map.of("max", 80)).toMembers()).containsEntry("params",
				Map.of("max", 80));
	}

	@Test
	void expectedKindIsAParamUnlessItSaysNothing() {
		Violation violation = Violation.at("#/a", "type", null);
		assertThat(violation.expecting(ValueKind.DATE).params()).isEqualTo(Map.of("expected", "date"));
		assertThat(violation.expecting(ValueKind.OTHER).params()).isEmpty();
	}

	@Test
	void orderOfElementsThatAreNoObjectsIsByTheirIndexToo() {
		Violation tenth = Violation.at("#/tags/10", "NotBlank", null);
		Violation second = Violation.at("#/tags/2", "NotBlank", null);
		Violation all = Violation.at("#/tags", "Size", null);
		assertThat(Stream.of(tenth, second, all).sorted(Violation.ORDER)).containsExactly(all, second, tenth);
	}

	@Test
	void orderIsByPlaceAndTheTenthElementComesAfterTheSecond() {
		Violation tenth = Violation.at("#/lines/10/quantity", "Min", null);
		Violation second = Violation.at("#/lines/2/quantity", "Min", null);
		Violation other = Violation.at("#/lines/2/quantity", "Max", null);
		Violation tenthOfService = Violation.of("lines[10].quantity", "Min", null);
		Violation secondOfService = Violation.of("lines[2].quantity", "Min", null);
		assertThat(Stream.of(tenth, second, other).sorted(Violation.ORDER)).containsExactly(other, second, tenth);
		assertThat(Stream.of(tenthOfService, secondOfService).sorted(Violation.ORDER)).containsExactly(secondOfService,
				tenthOfService);
	}

}
