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

package dev.faultline.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A property that the documents name exists, Spring Boot's too.
 */
class DocumentedPropertiesTests {

	private static final Pattern NAME = Pattern
		.compile("`((?:faultline|spring|management|server)\\.[a-z][a-zA-Z0-9.<>*-]*)[=`]");

	/**
	 * They have properties below them that nobody can list.
	 */
	private static final List<String> MAPS = List.of("faultline.mappings.", "faultline.problems.");

	/**
	 * Codes of messages, and keys of a line of the log and of the MDC.
	 */
	private static final List<String> NO_PROPERTIES = List.of("faultline.violations.", "faultline.types.",
			"faultline.pages.title", "faultline.pages.*", "faultline.type", "faultline.status", "faultline.fault",
			"faultline.method", "faultline.path", "faultline.exception");

	/**
	 * Of Spring Boot 3, and of libraries that the sample does without.
	 */
	private static final List<String> ELSEWHERE = List.of("spring.mvc.throw-exception-if-no-handler-found",
			"management.server.", "spring.reactor.", "spring.http.codecs.");

	private static final Set<String> PROPERTIES = new TreeSet<>();

	@BeforeAll
	static void readMetadata() throws IOException {
		JsonMapper json = new JsonMapper();
		for (URL metadata : Collections.list(DocumentedPropertiesTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream content = metadata.openStream()) {
				JsonNode root = json.readTree(content);
				Stream.of("groups", "properties")
					.flatMap((kind) -> root.path(kind).valueStream())
					.forEach((property) -> PROPERTIES.add(property.path("name").stringValue()));
			}
		}
		assertThat(PROPERTIES).contains("faultline.type-base", "spring.mvc.problemdetails.enabled");
	}

	@ParameterizedTest
	@MethodSource("names")
	void propertyExists(String name) {
		boolean isNone = Stream.of(MAPS, NO_PROPERTIES, ELSEWHERE).flatMap(List::stream).anyMatch(name::startsWith);
		assertThat(isNone || !isOfTheSample(name) || PROPERTIES.contains(name)).as(name).isTrue();
	}

	@Test
	void whatIsNoPropertyIsStillNamed() {
		assertThat(Stream.of(MAPS, NO_PROPERTIES, ELSEWHERE).flatMap(List::stream))
			.allSatisfy((prefix) -> assertThat(names()).anyMatch((name) -> name.startsWith(prefix)));
	}

	static Set<String> names() {
		Set<String> names = new TreeSet<>();
		Documents.files()
			.forEach((file) -> NAME.matcher(Documents.read(file))
				.results()
				.forEach((found) -> names.add(found.group(1))));
		return names;
	}

	/**
	 * Return whether the sample has a library whose properties begin like this one.
	 */
	private static boolean isOfTheSample(String name) {
		String[] segments = name.split("\\.", 3);
		String beginning = segments[0] + "." + segments[1];
		return name.startsWith("faultline.")
				|| PROPERTIES.stream().anyMatch((property) -> (property + ".").startsWith(beginning + "."));
	}

}
