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

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

import com.acme.order.Delayed;
import com.acme.order.OrderLockedException;
import com.acme.shop.SpoiltException;
import dev.faultline.BuiltInProblemTypes;
import dev.faultline.Fault;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CatalogFactory} and {@link ConfiguredTypes}: where problem types come
 * from, and which of two with one slug wins.
 */
class CatalogFactoryTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FaultlineAutoConfiguration.class));

	@Test
	void withoutConfigurationCatalogIsTheBuiltInTypes() {
		this.runner
			.run((context) -> assertThat(context.getBean(ProblemCatalog.class).types()).extracting(ProblemType::slug)
				.containsExactlyElementsOf(BuiltInProblemTypes.load().stream().map(ProblemType::slug).toList()));
	}

	@Test
	void beanJoinsTheCatalog() {
		find(this.runner.withBean(ProblemType.class, () -> ProblemType.of("out-of-stock", 409).build()), "out-of-stock",
				(type) -> {
					assertThat(type.status().value()).isEqualTo(409);
					assertThat(type.uri()).hasToString("/problems/out-of-stock");
				});
	}

	@Test
	void beanReplacesTheBuiltInType() {
		find(this.runner.withBean(ProblemType.class, () -> ProblemType.of("conflict", 410).title("Bean").build()),
				"conflict", (type) -> {
					assertThat(type.status().value()).isEqualTo(410);
					assertThat(type.title()).isEqualTo("Bean");
				});
	}

	@Test
	void annotationReplacesTheBean() {
		find(this.runner.withUserConfiguration(OrderPackage.class)
			.withBean(ProblemType.class, () -> ProblemType.of("order-locked", 409).title("Bean").build()),
				"order-locked", (type) -> {
					assertThat(type.status().value()).isEqualTo(423);
					assertThat(type.title()).isEqualTo("Order is locked");
				});
	}

	@Test
	void yamlChangesOfTheAnnotationWhatItNames() {
		find(this.runner.withUserConfiguration(OrderPackage.class)
			.withPropertyValues("faultline.problems.order-locked.title=YAML"), "order-locked", (type) -> {
				assertThat(type.title()).isEqualTo("YAML");
				assertThat(type.status().value()).isEqualTo(423);
				assertThat(type.detail()).isEqualTo("Order {order} is locked.");
			});
	}

	@Test
	void yamlChangesOfTheBeanWhatItNames() {
		find(this.runner
			.withBean(ProblemType.class,
					() -> ProblemType.of("out-of-stock", 409).remedy("Wait.").header("X-Hint", "a").build())
			.withPropertyValues("faultline.problems.out-of-stock.status=410",
					"faultline.problems.out-of-stock.headers.X-More=b"),
				"out-of-stock", (type) -> {
					assertThat(type.status().value()).isEqualTo(410);
					assertThat(type.remedy()).isEqualTo("Wait.");
					assertThat(type.headers()).containsOnly(Map.entry("X-Hint", "a"), Map.entry("X-More", "b"));
				});
	}

	@Test
	void yamlChangesOfTheBuiltInTypeWhatItNames() {
		ProblemType builtIn = BuiltInProblemTypes.load()
			.stream()
			.filter((type) -> type.slug().equals("validation-failed"))
			.findFirst()
			.orElseThrow();
		find(this.runner.withPropertyValues("faultline.problems.validation-failed.status=400"), "validation-failed",
				(type) -> {
					assertThat(type.status().value()).isEqualTo(400);
					assertThat(type.title()).isEqualTo(builtIn.title());
					assertThat(type.detail()).isEqualTo(builtIn.detail());
					assertThat(type.remedy()).isEqualTo(builtIn.remedy());
					assertThat(type.logLevel()).isEqualTo(builtIn.logLevel());
				});
	}

	@ParameterizedTest
	@ValueSource(strings = { "Retry-After", "retry-after", "retryAfter" })
	void yamlReplacesHeaderInWhateverCase(String name) {
		find(this.runner.withPropertyValues("faultline.problems.service-unavailable.headers." + name + "=10"),
				"service-unavailable", (type) -> assertThat(type.headers().values()).containsExactly("10"));
	}

	@Test
	void faultAndLogLevelFollowStatusOfAnotherFamily() {
		find(this.runner.withPropertyValues("faultline.problems.conflict.status=503"), "conflict", (type) -> {
			assertThat(type.fault()).isEqualTo(Fault.SERVER);
			assertThat(type.logLevel()).isEqualTo(LogLevel.ERROR);
		});
		find(this.runner.withPropertyValues("faultline.problems.internal-error.status=400"), "internal-error",
				(type) -> {
					assertThat(type.fault()).isEqualTo(Fault.CLIENT);
					assertThat(type.logLevel()).isEqualTo(LogLevel.DEBUG);
				});
	}

	@Test
	void logLevelThatIsConfiguredStaysWithStatusOfAnotherFamily() {
		find(this.runner.withPropertyValues("faultline.problems.conflict.status=503",
				"faultline.problems.conflict.log-level=info"), "conflict",
				(type) -> assertThat(type.logLevel()).isEqualTo(LogLevel.INFO));
	}

	@Test
	void messageIsForTypesOfOnesOwnBelow500() {
		find(this.runner.withPropertyValues("faultline.problems.out-of-stock.status=409",
				"faultline.problems.out-of-stock.detail=Sorry: {message}"), "out-of-stock",
				(type) -> assertThat(type.detail()).isEqualTo("Sorry: {message}"));
	}

	@Test
	void bracesThatAreNoPlaceholderAreText() {
		String detail = "Send {\"sku\": 1} or {}.";
		find(this.runner.withPropertyValues("faultline.problems.out-of-stock.status=409",
				"faultline.problems.out-of-stock.detail=" + detail), "out-of-stock",
				(type) -> assertThat(type.detail()).isEqualTo(detail));
	}

	@ParameterizedTest
	@CsvSource({ "'', '', /problems/", "/api, '', /api/problems/", "'', /v1, /v1/problems/",
			"/api, /v1, /api/v1/problems/", "/, /, /problems/", "/api, /v1/, /api/v1/problems/" })
	void typeBaseIsByDefaultWhereTheApplicationServesThePages(String contextPath, String servletPath, String expected) {
		find(this.runner.withPropertyValues("server.servlet.context-path=" + contextPath,
				"spring.mvc.servlet.path=" + servletPath), "conflict",
				(type) -> assertThat(type.uri()).hasToString(expected + "conflict"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.example.com/problems/", "/errors/", "urn:problem:acme:",
			"https://example.com/errors#", "https://example.com/errors?type=" })
	void typeBaseIsWhatIsConfigured(String typeBase) {
		find(this.runner.withPropertyValues("faultline.type-base=" + typeBase, "server.servlet.context-path=/api"),
				"conflict", (type) -> assertThat(type.uri()).hasToString(typeBase + "conflict"));
	}

	@Test
	void typeWithUriOfItsOwnKeepsIt() {
		URI uri = URI.create("https://iana.org/assignments/http-problem-types#ohttp-key");
		find(this.runner.withBean(ProblemType.class, () -> ProblemType.of("ohttp-key", 400).uri(uri).build())
			.withPropertyValues("faultline.problems.ohttp-key.title=Key"), "ohttp-key",
				(type) -> assertThat(type.uri()).isEqualTo(uri));
	}

	@Test
	void annotatedClassAndInterfaceAreAnswered() {
		this.runner.withUserConfiguration(OrderPackage.class).run((context) -> {
			ProblemHandler handler = context.getBean(ProblemHandler.class);
			assertThat(handler.explain(OrderLockedException.class).steps().get(0).type()).isEqualTo("order-locked");
			assertThat(handler.explain(DelayedException.class).steps().get(0).type()).isEqualTo("busy");
		});
	}

	@Test
	void interfaceMayBeMapped() {
		this.runner.withPropertyValues("faultline.mappings.com.acme.shop.Perishable=busy")
			.run((context) -> assertThat(
					context.getBean(ProblemHandler.class).explain(SpoiltException.class).steps().get(0).type())
				.isEqualTo("busy"));
	}

	private static void find(WebApplicationContextRunner runner, String slug, Consumer<ProblemType> test) {
		runner.run((context) -> {
			ProblemType type = context.getBean(ProblemCatalog.class).find(slug);
			assertThat(type).isNotNull();
			test.accept(type);
		});
	}

	@AutoConfigurationPackage(basePackages = "com.acme.order")
	static class OrderPackage {

	}

	static class DelayedException extends RuntimeException implements Delayed {

	}

}
