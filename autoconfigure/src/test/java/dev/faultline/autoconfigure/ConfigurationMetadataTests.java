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

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata, from which an IDE completes the properties.
 */
class ConfigurationMetadataTests {

	private final JsonNode metadata = read();

	@Test
	void everyPropertyHasDescription() {
		assertThat(named("properties")).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.path("description").asString()).as(name(property))
				.endsWith(".")
				.doesNotStartWith("The ")
				.doesNotStartWith("A "));
	}

	@Test
	void everyGroupHasDescriptionAndIsThereOnce() {
		assertThat(named("groups")).isNotEmpty()
			.allSatisfy((group) -> assertThat(group.path("description").asString()).as(name(group)).endsWith("."))
			.extracting(ConfigurationMetadataTests::name)
			.doesNotHaveDuplicates();
	}

	@Test
	void keysOfMappingsAreClassesOfThrowables() {
		JsonNode provider = hint("faultline.mappings.keys").path("providers").path(0);
		assertThat(name(provider)).isEqualTo("class-reference");
		assertThat(provider.path("parameters").path("target").asString()).isEqualTo("java.lang.Throwable");
		assertThat(provider.path("parameters").path("concrete").asBoolean(true)).isFalse();
	}

	@Test
	void valuesOfMappingsAreBuiltInSlugsStatusesOrAnyOther() {
		JsonNode hint = hint("faultline.mappings.values");
		Set<String> expected = builtIn();
		assertThat(values(hint)).containsAll(expected).contains("400", "404", "409", "422", "503");
		assertThat(values(hint)).filteredOn((value) -> !expected.contains(value))
			.allMatch((value) -> value.matches("[45]\\d\\d"));
		assertThat(name(hint.path("providers").path(0))).isEqualTo("any");
	}

	@Test
	void valuesOfConstraintsAreBuiltInSlugsOfConflictsOrAnyOther() {
		JsonNode hint = hint("faultline.data.constraints.values");
		assertThat(values(hint)).contains("conflict", "already-exists", "data-rejected").isSubsetOf(builtIn());
		assertThat(name(hint.path("providers").path(0))).isEqualTo("any");
	}

	@Test
	void keysOfProblemsAreBuiltInSlugsOrAnyOther() {
		JsonNode hint = hint("faultline.problems.keys");
		assertThat(values(hint)).containsExactlyInAnyOrderElementsOf(builtIn());
		assertThat(name(hint.path("providers").path(0))).isEqualTo("any");
	}

	@Test
	void builtInSlugsAreDescribedByTitleAndStatus() {
		Map<String, String> descriptions = hint("faultline.problems.keys").path("values")
			.valueStream()
			.collect(Collectors.toMap((value) -> value.path("value").asString(),
					(value) -> value.path("description").asString()));
		assertThat(BuiltInProblemTypes.load()).allSatisfy((type) -> assertThat(descriptions).containsEntry(type.slug(),
				"%s (%d).".formatted(type.title(), type.status().value())));
	}

	@Test
	void constantsOfEnumsAreDescribed() {
		assertThat(values(hint("faultline.instance")))
			.containsExactlyElementsOf(words(FaultlineProperties.Instance.values()));
		assertThat(values(hint("faultline.pages.include")))
			.containsExactlyElementsOf(words(PagesProperties.Include.values()));
	}

	@Test
	void defaultThatTheProcessorDoesNotSeeIsThatOfTheCode() {
		JsonNode property = named("properties").stream()
			.filter((node) -> name(node).equals("faultline.errors.masked-names"))
			.findFirst()
			.orElseThrow();
		assertThat(property.path("defaultValue").valueStream().map(JsonNode::asString))
			.containsExactlyElementsOf(new ErrorsProperties().getMaskedNames());
	}

	private static List<String> words(Enum<?>[] constants) {
		return Stream.of(constants).map((constant) -> constant.name().toLowerCase(Locale.ROOT)).toList();
	}

	private static Set<String> builtIn() {
		Set<String> slugs = new TreeSet<>();
		BuiltInProblemTypes.load().stream().map(ProblemType::slug).forEach(slugs::add);
		return slugs;
	}

	private static List<String> values(JsonNode hint) {
		return hint.path("values").valueStream().map((value) -> value.path("value").asString()).toList();
	}

	private JsonNode hint(String name) {
		return named("hints").stream().filter((hint) -> name(hint).equals(name)).findFirst().orElseThrow();
	}

	private List<JsonNode> named(String array) {
		return this.metadata.path(array).valueStream().filter((node) -> name(node).startsWith("faultline")).toList();
	}

	private static String name(JsonNode node) {
		return node.path("name").asString();
	}

	/**
	 * Read our own file, since other libraries on the class path have one of that name.
	 * @return the metadata
	 */
	private static JsonNode read() {
		URL classes = FaultlineProperties.class.getProtectionDomain().getCodeSource().getLocation();
		try (InputStream stream = classes.toURI()
			.resolve("META-INF/spring-configuration-metadata.json")
			.toURL()
			.openStream()) {
			return JsonMapper.shared().readTree(stream);
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
