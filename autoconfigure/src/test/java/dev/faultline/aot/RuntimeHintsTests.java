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

package dev.faultline.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.security.authentication.ProviderManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a native image keeps for Faultline, whatever the application.
 */
class RuntimeHintsTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private final RuntimeHints hints = new RuntimeHints();

	RuntimeHintsTests() {
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("dev.faultline."))
			.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
	}

	@ParameterizedTest
	@MethodSource("resources")
	void resourceIsKept(String resource) {
		assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(this.hints);
	}

	@Test
	void classFilesAreNotKept() {
		assertThat(RuntimeHintsPredicates.resource().forResource("dev/faultline/Problem.class")).rejects(this.hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jakarta.persistence.Entity", "jakarta.validation.ConstraintViolationException",
			"org.springframework.dao.DataAccessException",
			"org.springframework.security.core.AuthenticationException" })
	void libraryOfWhichProblemsCanOccurIsSeen(String type) {
		assertThat(RuntimeHintsPredicates.reflection().onType(TypeReference.of(type))).accepts(this.hints);
	}

	@Test
	void publisherOfAnAuthenticationManagerIsRead() {
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(ProviderManager.class, "eventPublisher"))
			.accepts(this.hints);
	}

	static List<String> resources() {
		try (Stream<Path> files = Files.walk(RESOURCES.resolve("dev"))) {
			return files.filter(Files::isRegularFile)
				.map((file) -> RESOURCES.relativize(file).toString().replace('\\', '/'))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
