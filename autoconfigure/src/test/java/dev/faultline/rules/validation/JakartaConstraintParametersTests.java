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

package dev.faultline.rules.validation;

import java.math.BigDecimal;
import java.util.Map;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a constraint demands, as design 2.4 shows it.
 */
class JakartaConstraintParametersTests {

	private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

	private final JakartaConstraintParameters parameters = new JakartaConstraintParameters();

	@Test
	void attributeThatWasSetIsAParameter() {
		assertThat(of("note")).isEqualTo(Map.of("max", 3));
		assertThat(of("price")).isEqualTo(Map.of("value", "9.5", "inclusive", false));
		assertThat(of("amount")).isEqualTo(Map.of("integer", 2, "fraction", 1));
	}

	@Test
	void messageGroupsPayloadAndWhatNobodySetAreNone() {
		assertThat(of("name")).isEmpty();
		assertThat(of("code")).containsOnlyKeys("regexp");
	}

	@Test
	void errorOfAnotherSourceHasNone() {
		assertThat(this.parameters.of((type) -> null)).isEmpty();
	}

	private Map<String, Object> of(String property) {
		ConstraintViolation<Product> violation = this.validator.validate(new Product())
			.stream()
			.filter((candidate) -> candidate.getPropertyPath().toString().equals(property))
			.findFirst()
			.orElseThrow();
		return this.parameters.of((type) -> type.cast(violation));
	}

	static class Product {

		@Size(max = 3, message = "too long")
		String note = "much too long";

		@DecimalMax(value = "9.5", inclusive = false)
		BigDecimal price = BigDecimal.TEN;

		@Digits(integer = 2, fraction = 1)
		BigDecimal amount = new BigDecimal("123.45");

		@NotNull
		String name;

		@Pattern(regexp = "[A-Z]+")
		String code = "lower";

	}

}
