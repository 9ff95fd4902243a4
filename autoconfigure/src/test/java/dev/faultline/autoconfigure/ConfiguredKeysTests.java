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

package dev.faultline.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfiguredKeys}.
 */
class ConfiguredKeysTests {

	private static final String MAPPINGS = "faultline.mappings";

	private static final String PROBLEMS = "faultline.problems";

	private final StandardEnvironment environment = new StandardEnvironment();

	private final ConfiguredKeys keys = new ConfiguredKeys(this.environment);

	@Test
	void keyThatIsWrittenIsKept() {
		write(Map.of("faultline.problems.out-of-stock.status", "409"));
		assertThat(this.keys.canonical(PROBLEMS, Map.of("out-of-stock", 409), List.of("conflict")))
			.containsExactly(Map.entry("out-of-stock", 409));
	}

	@Test
	void keyOfOneWordThatIsWrittenIsKept() {
		write(Map.of("faultline.problems.teapot.status", "418"));
		assertThat(this.keys.canonical(PROBLEMS, Map.of("teapot", 418), List.of("conflict")))
			.containsExactly(Map.entry("teapot", 418));
	}

	@Test
	void keyOfVariableThatIsKnownOverridesTheKnownOne() {
		export(Map.of("FAULTLINE_PROBLEMS_VALIDATIONFAILED_STATUS", "400"));
		assertThat(this.keys.canonical(PROBLEMS, Map.of("validationfailed", 400), List.of("validation-failed")))
			.containsExactly(Map.entry("validation-failed", 400));
	}

	@Test
	void keyOfVariableThatIsWrittenTooIsOneEntry() {
		write(Map.of("faultline.problems.out-of-stock.status", "409"));
		export(Map.of("FAULTLINE_PROBLEMS_OUTOFSTOCK_STATUS", "410"));
		Map<String, Integer> bound = new LinkedHashMap<>();
		bound.put("outofstock", 410);
		bound.put("out-of-stock", 410);
		assertThat(this.keys.canonical(PROBLEMS, bound, List.of())).containsExactly(Map.entry("out-of-stock", 410));
	}

	@Test
	void keyOfVariableThatIsNeitherKnownNorWrittenMakesNoEntry() {
		export(Map.of("FAULTLINE_PROBLEMS_TEAPOT_STATUS", "418"));
		assertThat(this.keys.canonical(PROBLEMS, Map.of("teapot", 418), List.of("conflict"))).isEmpty();
	}

	@Test
	void keyInCamelCaseIsTheKnownOne() {
		write(Map.of("faultline.problems.validationFailed.status", "400"));
		assertThat(this.keys.canonical(PROBLEMS, Map.of("validationFailed", 400), List.of("validation-failed")))
			.containsExactly(Map.entry("validation-failed", 400));
	}

	@Test
	void keyInTwoSpellingsIsTheOneWithDashes() {
		write(Map.of("faultline.problems.outOfStock.status", "409", "faultline.problems.out-of-stock.title", "Gone"));
		Map<String, Integer> bound = new LinkedHashMap<>();
		bound.put("outOfStock", 409);
		bound.put("out-of-stock", 409);
		assertThat(this.keys.canonical(PROBLEMS, bound, List.of())).containsExactly(Map.entry("out-of-stock", 409));
	}

	@Test
	void classNameOfVariableIsTheOneThatIsWritten() {
		write(Map.of("faultline.mappings.com.acme.shop.OutOfStockException", "409"));
		export(Map.of("FAULTLINE_MAPPINGS_COM_ACME_SHOP_OUTOFSTOCKEXCEPTION", "410"));
		Map<String, String> bound = new LinkedHashMap<>();
		bound.put("com.acme.shop.outofstockexception", "410");
		bound.put("com.acme.shop.OutOfStockException", "410");
		assertThat(this.keys.canonical(MAPPINGS, bound, List.of()))
			.containsExactly(Map.entry("com.acme.shop.OutOfStockException", "410"));
	}

	@Test
	void classNameOfVariableOverridesTheOneInBrackets() {
		write(Map.of("faultline.mappings[com.acme.shop.Warehouse$ClosedException]", "409"));
		export(Map.of("FAULTLINE_MAPPINGS_COM_ACME_SHOP_WAREHOUSE_CLOSEDEXCEPTION", "410"));
		Map<String, String> bound = new LinkedHashMap<>();
		bound.put("com.acme.shop.warehouse.closedexception", "410");
		bound.put("com.acme.shop.Warehouse$ClosedException", "409");
		assertThat(this.keys.canonical(MAPPINGS, bound, List.of()))
			.containsExactly(Map.entry("com.acme.shop.Warehouse$ClosedException", "410"));
	}

	@Test
	void keyIsReportedAsItIsWritten() {
		write(Map.of("faultline.problems.outOfStock.headers.Retry-After", "\n"));
		assertThat(this.keys.mistake(PROBLEMS, "out-of-stock", ".headers.Retry-After", "\n", "Reason.").getName())
			.isEqualTo("faultline.problems.outOfStock.headers.Retry-After");
	}

	@Test
	void keyThatIsMissingIsReportedByItsFullNameWithThePlaceOfItsEntry() {
		write(Map.of("faultline.problems.out-of-stock.title", "Out of stock"));
		assertThat(this.keys.mistake(PROBLEMS, "out-of-stock", ".status", null, "Give a status."))
			.satisfies((mistake) -> assertThat(mistake.getName()).isEqualTo("faultline.problems.out-of-stock.status"))
			.satisfies((mistake) -> assertThat(mistake.getReason()).isEqualTo(
					"Give a status. See \"faultline.problems.out-of-stock.title\" from property source \"file\"."));
	}

	@Test
	void charactersThatBootDropsAreAsWritten() {
		write(Map.of("faultline.problems.out of stock.status", "409", "faultline.mappings.a.B$C", "409",
				"faultline.mappings[a.D$E]", "409"));
		assertThat(this.keys.asWritten(PROBLEMS, "outofstock")).isEqualTo("out of stock");
		assertThat(this.keys.asWritten(MAPPINGS, "a.BC")).isEqualTo("a.B$C");
		assertThat(this.keys.asWritten(MAPPINGS, "a.D$E")).isEqualTo("a.D$E");
	}

	private void write(Map<String, Object> properties) {
		this.environment.getPropertySources().addLast(new MapPropertySource("file", properties));
	}

	private void export(Map<String, Object> variables) {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
	}

}
