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

package dev.faultline.pages;

import java.io.IOException;
import java.util.Properties;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

class OccurringTypesTests {

	@Test
	void typeOfALibraryOccursOnlyWithTheLibrary() {
		ProblemType type = ProblemType.of("csrf-rejected", 403).build();
		assertThat(new OccurringTypes(null)).accepts(type);
		assertThat(new OccurringTypes(new FilteredClassLoader("org.springframework.security"))).rejects(type)
			.accepts(ProblemType.of("not-found", 404).build(), ProblemType.of("out-of-stock", 409).build());
	}

	@Test
	void everyListedTypeAndClassExists() throws IOException {
		Properties listed = PropertiesLoaderUtils
			.loadProperties(new ClassPathResource("occurring.properties", OccurringTypes.class));
		assertThat(BuiltInProblemTypes.slugs()).containsAll(listed.stringPropertyNames());
		assertThat(listed.values()).allMatch((name) -> ClassUtils.isPresent((String) name, null));
	}

}
