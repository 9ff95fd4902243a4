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

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;

/**
 * The auto-configurations that the tests of the wiring start.
 */
public final class AutoConfigurationNames {

	private static final String[] BOOT = {
			"org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration",
			"org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
			"org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
			"org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration",
			"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
			"org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration" };

	private AutoConfigurationNames() {
	}

	/**
	 * Return all of ours, as the file of imports lists them.
	 * @return the auto-configurations
	 */
	public static AutoConfigurations ours() {
		return of(names());
	}

	/**
	 * Return all of ours and those of Boot that they work with.
	 * @return the auto-configurations
	 */
	public static AutoConfigurations oursAndBoot() {
		return of(Stream.concat(names(), Stream.of(BOOT)));
	}

	private static Stream<String> names() {
		ImportCandidates candidates = ImportCandidates.load(AutoConfiguration.class, null);
		return StreamSupport.stream(candidates.spliterator(), false)
			.filter((name) -> name.startsWith("dev.faultline."));
	}

	private static AutoConfigurations of(Stream<String> names) {
		return AutoConfigurations
			.of(names.map((name) -> ClassUtils.resolveClassName(name, null)).toArray(Class<?>[]::new));
	}

}
