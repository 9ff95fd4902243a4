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

package dev.faultline.rules.web;

import java.util.List;
import java.util.Map;

import dev.faultline.AllowedValues;
import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ConstraintParameters;
import dev.faultline.DefaultProblemCatalog;
import dev.faultline.Problem;
import dev.faultline.PropertyPointers;
import dev.faultline.RejectedValues;
import dev.faultline.TestProblemContext;
import dev.faultline.Violation;
import dev.faultline.resolve.DefaultProblemResolution;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.validation.beanvalidation.MethodValidationInterceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A service with constraints, in an application that has Spring adapt the violations
 * (status map 2.4).
 */
class ServiceValidationTests {

	private final DefaultProblemResolution resolution;

	private final Shop shop;

	ServiceValidationTests() {
		DefaultProblemCatalog catalog = new DefaultProblemCatalog("/problems/", BuiltInProblemTypes.load());
		this.resolution = new DefaultProblemResolution(catalog, Map.of(), List.of(),
				List.of(new MethodValidationRules(catalog, new FieldViolations(PropertyPointers.PLAIN,
						ConstraintParameters.NONE, RejectedValues.NONE, AllowedValues.NONE))));
		ProxyFactory proxy = new ProxyFactory(new Shop());
		proxy.setProxyTargetClass(true);
		proxy.addAdvice(new MethodValidationInterceptor(Validation.buildDefaultValidatorFactory()::getValidator, true));
		this.shop = (Shop) proxy.getProxy();
	}

	@Test
	void violatedArgumentsOfRequestWithContentAre422WithThePathBelowTheArgument() {
		Throwable failure = catchThrowable(() -> this.shop.order(new Order(" "), 0));
		Problem problem = this.resolution.resolve(failure, TestProblemContext.post("/orders"));
		assertThat(problem.type().slug()).isEqualTo("constraint-violated");
		assertThat(problem.status().value()).isEqualTo(422);
		assertThat(problem.violations()).extracting(Violation::code, Violation::property)
			.containsExactlyInAnyOrder(tuple("NotBlank", "name"), tuple("Positive", "quantity"));
	}

	@Test
	void violatedArgumentsOfRequestWithoutContentAre400() {
		Throwable failure = catchThrowable(() -> this.shop.order(new Order("tea"), 0));
		Problem problem = this.resolution.resolve(failure, TestProblemContext.get("/orders"));
		assertThat(problem.type().slug()).isEqualTo("invalid-parameter");
		assertThat(problem.status().value()).isEqualTo(400);
	}

	@Test
	void violatedReturnValueIs500() {
		Throwable failure = catchThrowable(() -> this.shop.price());
		Problem problem = this.resolution.resolve(failure, TestProblemContext.get("/price"));
		assertThat(problem.type().slug()).isEqualTo("internal-error");
		assertThat(problem.violations()).isEmpty();
	}

	record Order(@NotBlank String name) {
	}

	static class Shop {

		void order(@Valid Order order, @Positive int quantity) {
		}

		@Positive
		int price() {
			return -1;
		}

	}

}
