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

package dev.faultline.benchmarks;

import java.util.List;

import jakarta.servlet.Filter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The service that fails.
 */
@EnableAutoConfiguration
@RestController
class Shop {

	@PostMapping("/orders")
	Order order(@Valid @RequestBody Order order) {
		return order;
	}

	@GetMapping("/stock")
	Line stock() {
		throw new OutOfStockException();
	}

	@GetMapping("/stock/nested")
	Line nested() {
		Exception failure = new OutOfStockException();
		for (int i = 0; i < 4; i++) {
			failure = new IllegalStateException("Not to be seen", failure);
		}
		throw (IllegalStateException) failure;
	}

	@GetMapping("/stock/page")
	int page(@RequestParam int number) {
		return number;
	}

	@GetMapping("/stock/broken")
	Line broken() {
		throw new IllegalStateException("Not to be seen");
	}

	@Bean
	FilterRegistrationBean<Filter> failingFilter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			throw new IllegalStateException("Not to be seen");
		});
		registration.addUrlPatterns("/filtered");
		return registration;
	}

	record Order(@NotBlank String name, List<@Valid Line> lines) {
	}

	record Line(@NotBlank String sku, @Positive int quantity) {
	}

}
