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

import java.util.ArrayList;
import java.util.List;

/**
 * Who answers the failures of the same service.
 */
public enum Stack {

	/** An advice that writes bytes that it has had all along: the floor. */
	CONSTANT(List.of("faultline.enabled=false"), ConstantAdvice.class),

	/** Spring Boot as it is, with its error page. */
	PLAIN(List.of("faultline.enabled=false")),

	/** Spring Boot with its problem details switched on. */
	BOOT(List.of("faultline.enabled=false", "spring.mvc.problemdetails.enabled=true")),

	/** The starter of Wim Deblauwe, with one exception mapped. */
	WIMDEBLAUWE(List.of("faultline.enabled=false",
			"error.handling.http-statuses.[dev.faultline.benchmarks.OutOfStockException]=CONFLICT")),

	/** Faultline, with one exception mapped. */
	FAULTLINE(List.of("faultline.mappings[dev.faultline.benchmarks.OutOfStockException]=conflict"));

	private static final String OF_WIMDEBLAUWE = "io.github.wimdeblauwe.errorhandlingspringbootstarter.servlet."
			+ "ServletErrorHandlingConfiguration";

	private static final String OF_SECURITY = "org.springframework.boot.security.autoconfigure.";

	private static final List<String> LOG = List.of("--logging.threshold.console=off",
			"--logging.file.name=" + System.getProperty("java.io.tmpdir") + "/faultline-benchmark.log",
			"--logging.logback.rollingpolicy.max-history=1");

	private final List<String> properties;

	private final Class<?>[] sources;

	Stack(List<String> properties, Class<?>... sources) {
		this.properties = properties;
		this.sources = sources;
	}

	/**
	 * Return what a service is configured with.
	 * @param failure what goes wrong: it may take Spring Security, or a log
	 * @return command line arguments
	 */
	String[] arguments(Failure failure) {
		boolean secured = failure.secured();
		List<String> arguments = new ArrayList<>();
		arguments.addAll(failure.logged() ? LOG : List.of("--logging.level.root=off"));
		this.properties.forEach((property) -> arguments.add("--" + property));
		List<String> excluded = new ArrayList<>();
		if (this != WIMDEBLAUWE) {
			excluded.add(OF_WIMDEBLAUWE);
		}
		if (!secured) {
			excluded.add(OF_SECURITY + "SecurityAutoConfiguration");
			excluded.add(OF_SECURITY + "UserDetailsServiceAutoConfiguration");
			excluded.add(OF_SECURITY + "web.servlet.SecurityFilterAutoConfiguration");
			excluded.add(OF_SECURITY + "web.servlet.ServletWebSecurityAutoConfiguration");
		}
		arguments.add("--spring.autoconfigure.exclude=" + String.join(",", excluded));
		return arguments.toArray(String[]::new);
	}

	/**
	 * Return what a service consists of.
	 * @param failure what goes wrong: it may take Spring Security
	 * @return configuration classes
	 */
	Class<?>[] sources(Failure failure) {
		List<Class<?>> classes = new ArrayList<>(List.of(Shop.class));
		classes.addAll(List.of(this.sources));
		if (failure.secured()) {
			classes.add(Guard.class);
		}
		return classes.toArray(Class<?>[]::new);
	}

}
