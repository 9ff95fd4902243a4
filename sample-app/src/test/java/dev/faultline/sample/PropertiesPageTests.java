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
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.sample.Documents.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes docs/properties.md from the configuration metadata, and sees to it that each
 * property is explained elsewhere.
 */
class PropertiesPageTests {

	private static final Path FILE = Documents.ROOT.resolve("docs/properties.md");

	/**
	 * Where the properties of a group are explained.
	 */
	private static final Map<String, String> EXPLAINED = Map.ofEntries(
			Map.entry("faultline", "[Configuration](configuration.md)"),
			Map.entry("faultline.container", "[Filters and container](filters-and-container.md#the-container)"),
			Map.entry("faultline.data", "[Data access](data-access.md#a-constraint-as-a-problem-type-of-your-own)"),
			Map.entry("faultline.errors", "[Validation](validation.md#the-value-that-was-sent)"),
			Map.entry("faultline.load", "[Upstream and load](upstream-and-load.md#load)"),
			Map.entry("faultline.logging", "[Logging](logging.md)"),
			Map.entry("faultline.observation", "[Metrics and traces](observability.md#the-observation-of-the-request)"),
			Map.entry("faultline.openapi", "[openapi](openapi.md)"),
			Map.entry("faultline.pages", "[pages](pages.md#which-types-and-where)"),
			Map.entry("faultline.security", "[Spring Security](security.md)"),
			Map.entry("faultline.upstream", "[Upstream and load](upstream-and-load.md#passing-a-problem-on)"),
			Map.entry("management.endpoint.problems", "[Actuator](actuator.md)"));

	/**
	 * With more values than this, the page links to their list.
	 */
	private static final int LISTED_VALUES = 10;

	private static final JsonNode METADATA = read();

	@Test
	void pageIsThatOfTheMetadata() {
		String page = page();
		assertThat(page).contains("| `faultline.instance` | `occurrence`, `path`, `none` | `occurrence` |");
		Generated.assertThatItIsCurrent(FILE, page, getClass());
	}

	@ParameterizedTest
	@MethodSource("properties")
	void propertyIsOnAnotherPageToo(String name) {
		Pattern mention = Pattern.compile("`" + Pattern.quote(name) + "[`=]");
		assertThat(name).satisfiesAnyOf(
				(property) -> assertThat(Documents.files()).filteredOn((file) -> !file.equals(FILE))
					.anyMatch((file) -> mention.matcher(Documents.read(file)).find()),
				(property) -> assertThat(keysOfExamples()).anyMatch((key) -> isOf(key, property)));
	}

	private static boolean isOf(String key, String property) {
		return key.equals(property) || key.startsWith(property + ".") || key.startsWith(property + "[");
	}

	private static List<String> keysOfExamples() {
		List<String> keys = new ArrayList<>();
		for (Block block : DocumentedResponsesTests.configurations()) {
			try {
				for (PropertySource<?> source : new YamlPropertySourceLoader().load(block.place(),
						new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)))) {
					keys.addAll(List.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return keys;
	}

	static List<String> properties() {
		return METADATA.path("properties")
			.valueStream()
			.map(PropertiesPageTests::name)
			.filter((name) -> name.startsWith("faultline."))
			.toList();
	}

	private static String page() {
		StringBuilder page = new StringBuilder(
				"""
						# Properties

						All of them, with their types and defaults. How they are used is told in [Configuration](configuration.md). This page
						is generated from the metadata from which an IDE completes them.
						""");
		groups().forEach((group, properties) -> page.append(section(group, properties)));
		return page.toString();
	}

	private static String section(JsonNode group, List<JsonNode> properties) {
		String name = name(group);
		assertThat(EXPLAINED).as("where the properties of a group are explained").containsKey(name);
		StringBuilder section = new StringBuilder("\n## `%s`\n\n%s See %s.\n\n".formatted(name,
				group.path("description").asString(), EXPLAINED.get(name)));
		section.append("| Property | Type | Default | What it is |\n| - | - | - | - |\n");
		properties.forEach((property) -> section.append("| `%s` | %s | %s | %s |\n"
			.formatted(name(property), type(property), value(property), property.path("description").asString())
			.replace("|  |", "| |")));
		List<String> hints = properties.stream().flatMap((property) -> hints(property).stream()).toList();
		if (!hints.isEmpty()) {
			section.append("\n").append(String.join("\n", hints)).append("\n");
		}
		return section.toString();
	}

	private static Map<JsonNode, List<JsonNode>> groups() {
		Map<JsonNode, List<JsonNode>> groups = new TreeMap<>(Comparator.comparing(PropertiesPageTests::name));
		METADATA.path("properties")
			.valueStream()
			.sorted(Comparator.comparing(PropertiesPageTests::name))
			.forEach((property) -> groups.computeIfAbsent(group(name(property)), (group) -> new ArrayList<>())
				.add(property));
		return groups;
	}

	private static JsonNode group(String property) {
		return METADATA.path("groups")
			.valueStream()
			.filter((group) -> property.startsWith(name(group) + "."))
			.max(Comparator.comparing((group) -> name(group).length()))
			.orElseThrow();
	}

	private static String type(JsonNode property) {
		List<String> constants = values(name(property));
		if (!constants.isEmpty()) {
			return String.join(", ", constants);
		}
		String type = property.path("type").asString();
		return "`" + type.replaceAll("(?:[a-z0-9]+\\.)+", "").replaceAll("\\w+\\$", "").replace(",", ", ") + "`";
	}

	private static String value(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		if (value.isMissingNode()) {
			return "";
		}
		return value.isArray()
				? value.valueStream().map((one) -> "`" + one.asString() + "`").collect(Collectors.joining(", "))
				: "`" + value.asString() + "`";
	}

	private static List<String> hints(JsonNode property) {
		List<String> hints = new ArrayList<>();
		String name = name(property);
		METADATA.path("hints").valueStream().filter((hint) -> isOf(name(hint), name)).forEach((hint) -> {
			String subject = name(hint).endsWith(".keys") ? "Keys of `" + name + "`"
					: name(hint).endsWith(".values") ? "Values of `" + name + "`" : "`" + name + "`";
			String text = text(hint);
			if (!text.isEmpty()) {
				hints.add("- " + subject + ": " + text);
			}
		});
		return hints;
	}

	private static String text(JsonNode hint) {
		JsonNode values = hint.path("values");
		JsonNode target = hint.path("providers").path(0).path("parameters").path("target");
		if (!target.isMissingNode()) {
			return "names of subclasses of `" + target.asString() + "`.";
		}
		if (values.size() > LISTED_VALUES) {
			boolean statuses = values.valueStream().anyMatch((value) -> value.path("value").asString().matches("\\d+"));
			return "slugs of [built-in problem types](problem-types.md) or of your own"
					+ (statuses ? ", or statuses from 400 to 599." : ".");
		}
		boolean any = hint.path("providers").valueStream().anyMatch((provider) -> name(provider).equals("any"));
		return values.valueStream()
			.map((value) -> "`%s` (%s)".formatted(value.path("value").asString(),
					value.path("description").asString().replaceFirst("\\.$", "")))
			.collect(Collectors.joining(", ")) + (any ? ", or any other." : ".");
	}

	private static List<String> values(String property) {
		return METADATA.path("hints")
			.valueStream()
			.filter((hint) -> name(hint).equals(property))
			.flatMap((hint) -> hint.path("values").valueStream())
			.map((value) -> "`" + value.path("value").asString() + "`")
			.toList();
	}

	private static String name(JsonNode node) {
		return node.path("name").asString();
	}

	/**
	 * Read the metadata beside our classes, since other libraries have a file of that
	 * name.
	 * @return the metadata
	 */
	private static JsonNode read() {
		String resource = FaultlineAutoConfiguration.class.getName().replace('.', '/') + ".class";
		URL type = FaultlineAutoConfiguration.class.getClassLoader().getResource(resource);
		String metadata = String.valueOf(type).replace(resource, "META-INF/spring-configuration-metadata.json");
		try (InputStream stream = URI.create(metadata).toURL().openStream()) {
			return JsonMapper.shared().readTree(stream);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
