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

/**
 * Who answers the failures of the same service.
 */
public enum Stack {

	/** An advice that writes bytes that it has had all along: the floor. */
	CONSTANT(List.of("faultline.enabled=false"), ConstantAdvice.class),

	/** Spring Boot with its problem details switched on. */
	BOOT(List.of("faultline.enabled=false", "spring.mvc.problemdetails.enabled=true")),

	/** Faultline, with one exception mapped. */
	FAULTLINE(List.of("faultline.mappings[dev.faultline.benchmarks.OutOfStockException]=conflict"));

	private final List<String> properties;

	private final Class<?>[] sources;

	Stack(List<String> properties, Class<?>... sources) {
		this.properties = properties;
		this.sources = sources;
	}

	List<String> properties() {
		return this.properties;
	}

	Class<?>[] sources() {
		return this.sources;
	}

}
