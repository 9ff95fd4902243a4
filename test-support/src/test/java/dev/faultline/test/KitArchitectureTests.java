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

package dev.faultline.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who loads which library of a user.
 */
class KitArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.faultline.test");

	@Test
	void wiringIsNotSeen() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.faultline.autoconfigure..")
			.check(CLASSES);
	}

	@ParameterizedTest
	@CsvSource({ "jakarta.servlet.., MockMvc.*|ServletThrownFailures.*",
			"org.springframework.web.servlet.., ServletThrownFailures.*",
			"org.springframework.mock.web.., MockMvc.*|ServletThrownFailures.*|ProblemAssertions",
			"org.springframework.web.reactive.., WebClientResponses", "reactor.., none",
			"org.springframework.test.web.reactive.., WebTestClientResponses|ProblemAssertions",
			"org.springframework.test.web.servlet.client.., RestTestClientResponses|ProblemAssertions",
			"org.springframework.boot.webmvc.., MockMvcProblemAutoConfiguration", "org.junit.., ProblemContractTests",
			"net.minidev.., Json.JsonSmart", "tools.jackson.., none", "dev.faultline.servlet.., MockMvc.*" })
	void libraryIsFenced(String library, String within) {
		ArchRuleDefinition.noClasses()
			.that()
			.haveNameNotMatching("dev\\.faultline\\.test\\.(?:%s)".formatted(within.replace("Json.", "Json[$]")))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.check(CLASSES);
	}

	@Test
	void noSourceFileIsLongerThan300Lines() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			List<Path> sources = files.filter((path) -> path.toString().endsWith(".java")).toList();
			assertThat(sources).isNotEmpty()
				.allSatisfy((file) -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(300));
		}
	}

}
