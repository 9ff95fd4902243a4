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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.sample.Documents.Block;
import dev.faultline.sample.SampleCases.Case;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What README.md and docs/ show is what happens: each response over a real port, each
 * configuration.
 */
class DocumentedResponsesTests {

	private static final SampleCases SAMPLE = SampleCases.read();

	private static final String CASE = "case";

	private static final String GET = "get";

	/** Sent by the tests of the gateways. */
	private static final String GATEWAY = "gateway";

	/** Sent by the tests of the migration guides, as far as it can be run. */
	private static final List<String> MIGRATION = List.of("before", "before, not run", "after", "kept");

	private static final String WITHOUT_FAULTLINE = ", without faultline";

	@ParameterizedTest
	@MethodSource("responses")
	void responseIsMarkedWithWhatIsSent(Block block) {
		assertThat(Stream.concat(Stream.of(CASE, GET, GATEWAY), MIGRATION.stream()).anyMatch(block::isMarked))
			.as(block + " needs a marker")
			.isTrue();
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void yamlIsMarkedAsConfigurationOrMistake(Block block) {
		assertThat(Stream.of("yaml", "mistake", "before").anyMatch(block::isMarked)).as(block + " needs a marker")
			.isTrue();
	}

	/**
	 * Else it would be in no test.
	 */
	@Test
	void blockBeginsItsLineAndSaysItsLanguage() {
		assertThat(Documents.files()).allSatisfy((file) -> assertThat(Documents.read(file).lines()).as(file.toString())
			.noneMatch(
					(line) -> line.matches("(\\s+```|\\s*~~~|```(?!http|java|yaml|text|properties|xml|groovy|$)).*")));
	}

	@ParameterizedTest
	@MethodSource("configurations")
	void configurationBindsAndLetsTheApplicationStart(Block block) throws IOException {
		List<PropertySource<?>> sources = load(block);
		new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(FaultlineAutoConfiguration.class))
			.withInitializer((context) -> sources.forEach(context.getEnvironment().getPropertySources()::addFirst))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(FaultlineProperties.class));
	}

	@Test
	void documentsShowResponsesAndConfiguration() {
		assertThat(responses()).isNotEmpty();
		assertThat(configurations()).isNotEmpty();
	}

	private static List<PropertySource<?>> load(Block block) throws IOException {
		return new YamlPropertySourceLoader().load(block.place(),
				new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)));
	}

	static List<Block> responses() {
		return Documents.blocks()
			.stream()
			.filter((block) -> List.of("http", "json").contains(block.language()) || block.text().contains("HTTP/1.1 "))
			.toList();
	}

	static List<Block> yaml() {
		return Documents.blocks().stream().filter((block) -> block.language().equals("yaml")).toList();
	}

	static List<Block> configurations() {
		return Documents.blocks().stream().filter((block) -> block.isMarked("yaml")).toList();
	}

	static List<Block> cases() {
		return Documents.blocks()
			.stream()
			.filter((block) -> block.isMarked(CASE) && !block.toString().endsWith(WITHOUT_FAULTLINE))
			.toList();
	}

	static List<Block> addresses() {
		return Documents.blocks().stream().filter((block) -> block.isMarked(GET)).toList();
	}

	static List<Block> casesWithoutFaultline() {
		return Documents.blocks()
			.stream()
			.filter((block) -> block.isMarked(CASE) && block.toString().endsWith(WITHOUT_FAULTLINE))
			.toList();
	}

	private static String subject(Block block) {
		String marker = String.valueOf(block.marker()).replace(WITHOUT_FAULTLINE, "");
		return marker.substring(marker.indexOf(' ') + 1);
	}

	private static Case caseOf(Block block) {
		return SAMPLE.cases()
			.stream()
			.filter((example) -> example.id().equals(subject(block)))
			.findFirst()
			.orElseThrow(() -> new AssertionError(block + ": there is no such case in cases.json"));
	}

	private static void assertThatCaseIsAnsweredAsDocumented(Block block, SampleClient client) {
		Case example = caseOf(block);
		DocumentedResponse documented = DocumentedResponse.of(block);
		documented.assertThatRequestIs(example.method(), example.path());
		documented.assertThatItIs(client.send(example.with(documented.sent())));
	}

	@Nested
	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
	class WithFaultline {

		private final SampleClient client;

		WithFaultline(@LocalServerPort int port) {
			this.client = new SampleClient(port);
		}

		@ParameterizedTest
		@MethodSource("dev.faultline.sample.DocumentedResponsesTests#cases")
		void caseIsAnsweredAsDocumented(Block block) {
			assertThatCaseIsAnsweredAsDocumented(block, this.client);
		}

		@ParameterizedTest
		@MethodSource("dev.faultline.sample.DocumentedResponsesTests#addresses")
		void addressIsAnsweredAsDocumented(Block block) {
			DocumentedResponse documented = DocumentedResponse.of(block);
			documented.assertThatRequestIs("GET", subject(block));
			documented.assertThatItIs(this.client.get(subject(block)));
		}

	}

	@Nested
	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "faultline.enabled=false")
	class WithoutFaultline {

		private final SampleClient client;

		WithoutFaultline(@LocalServerPort int port) {
			this.client = new SampleClient(port);
		}

		@ParameterizedTest
		@MethodSource("dev.faultline.sample.DocumentedResponsesTests#casesWithoutFaultline")
		void caseIsAnsweredByBootAsDocumented(Block block) {
			assertThatCaseIsAnsweredAsDocumented(block, this.client);
		}

	}

}
