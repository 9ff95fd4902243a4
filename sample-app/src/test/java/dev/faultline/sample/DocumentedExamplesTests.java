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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.sample.Documents.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The Java of the documents compiles, and the mistakes that they show stop the start with
 * the report that they show.
 */
@ExtendWith(OutputCaptureExtension.class)
class DocumentedExamplesTests {

	private static final Pattern TYPE = Pattern.compile("(?m)^public .*(?:class|record|interface) (\\w+)");

	@ParameterizedTest
	@MethodSource("java")
	void javaCompiles(Block block, @TempDir Path classes) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
		boolean compiled = compiler
			.getTask(null, null, mistakes, List.of("-proc:none", "-d", classes.toString()), null,
					List.of(new Source(block)))
			.call();
		assertThat(mistakes.getDiagnostics()).as(block.place()).isEmpty();
		assertThat(compiled).isTrue();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void mistakeStopsTheStartWithTheDocumentedReport(Block mistake, Block report, CapturedOutput output) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Nothing.class)
			.web(WebApplicationType.SERVLET)
			.initializers((context) -> addFirst(mistake, context))
			.properties("spring.config.location=optional:classpath:/none/", "server.port=0");
		assertThatException().isThrownBy(application::run);
		assertThat(output.toString()).contains("APPLICATION FAILED TO START").contains(report.text());
	}

	@Test
	void documentsShowJavaAndMistakes() {
		assertThat(java()).isNotEmpty();
		assertThat(mistakes()).isNotEmpty();
	}

	private static void addFirst(Block block, ConfigurableApplicationContext context) {
		try {
			new YamlPropertySourceLoader().load(block.place(), new ApplicationYaml(block))
				.forEach(context.getEnvironment().getPropertySources()::addFirst);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return what users write. What they leave behind is compiled with the library that
	 * it is for, by the tests of the migration guides.
	 */
	static List<Block> java() {
		return Documents.blocks()
			.stream()
			.filter((block) -> block.language().equals("java"))
			.filter((block) -> !block.isMarked("before") && !block.isMarked("before, not run"))
			.toList();
	}

	static List<Arguments> mistakes() {
		List<Block> blocks = Documents.blocks();
		Stream<Integer> marked = IntStream.range(0, blocks.size())
			.boxed()
			.filter((index) -> blocks.get(index).isMarked("mistake"));
		return marked.map((index) -> Arguments.of(blocks.get(index), blocks.get(index + 1))).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, FaultlineAutoConfiguration.class })
	static class Nothing {

	}

	/**
	 * Has the name that the file has for users.
	 */
	private static final class ApplicationYaml extends ByteArrayResource {

		ApplicationYaml(Block block) {
			super(block.text().getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public String getDescription() {
			return "class path resource [application.yml]";
		}

	}

	private static final class Source extends SimpleJavaFileObject {

		private final String code;

		Source(Block block) {
			super(URI.create("string:///" + typeOf(block) + ".java"), Kind.SOURCE);
			this.code = block.text();
		}

		private static String typeOf(Block block) {
			Matcher matcher = TYPE.matcher(block.text());
			assertThat(matcher.find()).as(block + " has a public type").isTrue();
			return matcher.group(1);
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.code;
		}

	}

}
