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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.acme.shop.OutOfStockException;
import com.acme.shop.Warehouse;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemType;
import dev.faultline.Retry;
import dev.faultline.autoconfigure.FaultlineProperties.Instance;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FaultlineProperties}: what the documentation shows binds as written.
 */
class FaultlinePropertiesTests {

	private static final String DOCUMENTED = """
			faultline:
			  type-base: https://api.example.com/problems/   # default: {context path}/problems/
			  mappings:                                      # exception class -> problem type, or a bare status
			    java.util.NoSuchElementException: 404
			    com.acme.shop.OutOfStockException: out-of-stock
			    com.acme.shop.Warehouse.ClosedException: service-unavailable
			  problems:                                      # your own problem types, or overrides of built-in ones
			    out-of-stock:
			      status: 409
			      title: Out of stock
			      detail: "Only {available} of {sku} left."  # {x} = property of the exception
			      members: [sku, available]                  # extension members taken from the exception
			      headers: { Retry-After: "3600" }
			      log-level: info
			      remedy: Lower the quantity, or subscribe to restock notices.
			    validation-failed:
			      status: 400                                # prefers 400 to 422? one line, nothing else to learn
			""";

	@Test
	void documentedYamlBindsAsWritten() throws IOException {
		FaultlineProperties properties = bind(environment(DOCUMENTED, Map.of()));
		assertThat(properties.getTypeBase()).isEqualTo("https://api.example.com/problems/");
		assertThat(properties.getMappings()).containsExactly(Map.entry("java.util.NoSuchElementException", "404"),
				Map.entry("com.acme.shop.OutOfStockException", "out-of-stock"),
				Map.entry("com.acme.shop.Warehouse.ClosedException", "service-unavailable"));
		assertThat(properties.getProblems()).containsOnlyKeys("out-of-stock", "validation-failed");
		ProblemProperties outOfStock = properties.getProblems().get("out-of-stock");
		assertThat(outOfStock.getStatus()).isEqualTo(409);
		assertThat(outOfStock.getTitle()).isEqualTo("Out of stock");
		assertThat(outOfStock.getDetail()).isEqualTo("Only {available} of {sku} left.");
		assertThat(outOfStock.getMembers()).containsExactly("sku", "available");
		assertThat(outOfStock.getHeaders()).containsExactly(Map.entry("Retry-After", "3600"));
		assertThat(outOfStock.getLogLevel()).isEqualTo(LogLevel.INFO);
		assertThat(outOfStock.getRemedy()).isEqualTo("Lower the quantity, or subscribe to restock notices.");
		assertThat(properties.getProblems().get("validation-failed").getStatus()).isEqualTo(400);
	}

	@Test
	void documentedYamlMakesTheCatalog() throws IOException {
		run(DOCUMENTED, Map.of(), (catalog) -> {
			ProblemType outOfStock = catalog.find("out-of-stock");
			assertThat(outOfStock).isNotNull();
			assertThat(outOfStock.uri()).hasToString("https://api.example.com/problems/out-of-stock");
			assertThat(outOfStock.status().value()).isEqualTo(409);
			assertThat(outOfStock.headers()).containsExactly(Map.entry("Retry-After", "3600"));
			assertThat(outOfStock.retry()).isEqualTo(Retry.LATER);
			ProblemType validationFailed = catalog.find("validation-failed");
			assertThat(validationFailed).isNotNull();
			assertThat(validationFailed.status().value()).isEqualTo(400);
			assertThat(validationFailed.title()).isEqualTo("Validation failed");
		});
	}

	@Test
	void documentedMappingsAreAnswered() throws IOException {
		runner(DOCUMENTED, Map.of()).run((context) -> {
			ProblemHandler handler = context.getBean(ProblemHandler.class);
			assertThat(handler.explain(OutOfStockException.class).steps().get(0).type()).isEqualTo("out-of-stock");
			assertThat(handler.explain(Warehouse.ClosedException.class).steps().get(0).type())
				.isEqualTo("service-unavailable");
		});
	}

	@Test
	void nestedClassInBracketsBindsAsWritten() throws IOException {
		String yaml = """
				faultline:
				  mappings:
				    "[com.acme.shop.Warehouse$ClosedException]": busy
				""";
		assertThat(bind(environment(yaml, Map.of())).getMappings())
			.containsExactly(Map.entry("com.acme.shop.Warehouse$ClosedException", "busy"));
		runner(yaml, Map.of()).run((context) -> assertThat(
				context.getBean(ProblemHandler.class).explain(Warehouse.ClosedException.class).steps().get(0).type())
			.isEqualTo("busy"));
	}

	@Test
	void withoutPropertiesDefaultsApply() {
		FaultlineProperties properties = new FaultlineProperties();
		assertThat(properties.isEnabled()).isTrue();
		assertThat(properties.getTypeBase()).isNull();
		assertThat(properties.getInstance()).isEqualTo(Instance.OCCURRENCE);
		assertThat(properties.getMappings()).isEmpty();
		assertThat(properties.getProblems()).isEmpty();
		assertThat(properties.getSecurity().isEnabled()).isTrue();
		assertThat(properties.getSecurity().getChallenge()).isNull();
		assertThat(properties.getPages().isEnabled()).isTrue();
	}

	@Test
	void variableSetsEachPlainProperty() throws IOException {
		FaultlineProperties properties = bind(environment(DOCUMENTED,
				Map.of("FAULTLINE_ENABLED", "false", "FAULTLINE_TYPEBASE", "https://other.example.com/problems/",
						"FAULTLINE_INSTANCE", "path", "FAULTLINE_SECURITY_ENABLED", "false",
						"FAULTLINE_SECURITY_CHALLENGE", "Bearer", "FAULTLINE_PAGES_ENABLED", "false")));
		assertThat(properties.isEnabled()).isFalse();
		assertThat(properties.getTypeBase()).isEqualTo("https://other.example.com/problems/");
		assertThat(properties.getInstance()).isEqualTo(Instance.PATH);
		assertThat(properties.getSecurity().isEnabled()).isFalse();
		assertThat(properties.getSecurity().getChallenge()).isEqualTo("Bearer");
		assertThat(properties.getPages().isEnabled()).isFalse();
	}

	@Test
	void variableOverridesEachPropertyOfProblemType() throws IOException {
		Map<String, Object> variables = Map.of("FAULTLINE_PROBLEMS_OUTOFSTOCK_STATUS", "410",
				"FAULTLINE_PROBLEMS_OUTOFSTOCK_TITLE", "Gone", "FAULTLINE_PROBLEMS_OUTOFSTOCK_DETAIL", "No {sku}.",
				"FAULTLINE_PROBLEMS_OUTOFSTOCK_REMEDY", "Wait.", "FAULTLINE_PROBLEMS_OUTOFSTOCK_MEMBERS", "sku",
				"FAULTLINE_PROBLEMS_OUTOFSTOCK_LOGLEVEL", "warn", "FAULTLINE_PROBLEMS_OUTOFSTOCK_HEADERS_RETRYAFTER",
				"60");
		run(DOCUMENTED, variables, (catalog) -> {
			assertThat(catalog.find("outofstock")).isNull();
			ProblemType outOfStock = catalog.find("out-of-stock");
			assertThat(outOfStock).isNotNull();
			assertThat(outOfStock.status().value()).isEqualTo(410);
			assertThat(outOfStock.title()).isEqualTo("Gone");
			assertThat(outOfStock.detail()).isEqualTo("No {sku}.");
			assertThat(outOfStock.remedy()).isEqualTo("Wait.");
			assertThat(outOfStock.members()).containsExactly("sku");
			assertThat(outOfStock.logLevel()).isEqualTo(LogLevel.WARN);
			assertThat(outOfStock.headers()).containsExactly(Map.entry("Retry-After", "60"));
		});
	}

	@Test
	void variableThatSetsOnePropertyKeepsTheOthers() throws IOException {
		run(DOCUMENTED, Map.of("FAULTLINE_PROBLEMS_OUTOFSTOCK_STATUS", "410"), (catalog) -> {
			ProblemType outOfStock = catalog.find("out-of-stock");
			assertThat(outOfStock).isNotNull();
			assertThat(outOfStock.status().value()).isEqualTo(410);
			assertThat(outOfStock.title()).isEqualTo("Out of stock");
			assertThat(outOfStock.headers()).containsExactly(Map.entry("Retry-After", "3600"));
		});
	}

	@Test
	void variableOverridesBuiltInTypeWithoutYaml() throws IOException {
		Map<String, Object> variables = Map.of("FAULTLINE_PROBLEMS_VALIDATIONFAILED_STATUS", "400",
				"FAULTLINE_PROBLEMS_SERVICEUNAVAILABLE_HEADERS_RETRYAFTER", "10");
		run("{}", variables, (catalog) -> {
			ProblemType validationFailed = catalog.find("validation-failed");
			assertThat(validationFailed).isNotNull();
			assertThat(validationFailed.status().value()).isEqualTo(400);
			ProblemType serviceUnavailable = catalog.find("service-unavailable");
			assertThat(serviceUnavailable).isNotNull();
			assertThat(serviceUnavailable.headers()).containsExactly(Map.entry("Retry-After", "10"));
			assertThat(catalog.types()).extracting(ProblemType::slug)
				.doesNotContain("validationfailed", "serviceunavailable");
		});
	}

	@Test
	void variableThatNamesNothingMakesNoProblemType() throws IOException {
		run("{}", Map.of("FAULTLINE_PROBLEMS_TEAPOT_STATUS", "418"),
				(catalog) -> assertThat(catalog.find("teapot")).isNull());
	}

	@Test
	void variableOverridesMapping() throws IOException {
		Map<String, Object> variables = Map.of("FAULTLINE_MAPPINGS_COM_ACME_SHOP_OUTOFSTOCKEXCEPTION", "conflict",
				"FAULTLINE_MAPPINGS_COM_ACME_SHOP_WAREHOUSE_CLOSEDEXCEPTION", "busy");
		runner(DOCUMENTED, variables).run((context) -> {
			ProblemHandler handler = context.getBean(ProblemHandler.class);
			assertThat(handler.explain(OutOfStockException.class).steps().get(0).type()).isEqualTo("conflict");
			assertThat(handler.explain(Warehouse.ClosedException.class).steps().get(0).type()).isEqualTo("busy");
		});
	}

	private void run(String yaml, Map<String, Object> variables, Consumer<ProblemCatalog> test) throws IOException {
		runner(yaml, variables).run((context) -> test.accept(context.getBean(ProblemCatalog.class)));
	}

	private WebApplicationContextRunner runner(String yaml, Map<String, Object> variables) throws IOException {
		List<PropertySource<?>> sources = List.copyOf(load(yaml));
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(FaultlineAutoConfiguration.class))
			.withInitializer((context) -> prepare(context.getEnvironment(), sources, variables));
	}

	private static FaultlineProperties bind(ConfigurableEnvironment environment) {
		return Binder.get(environment).bindOrCreate("faultline", FaultlineProperties.class);
	}

	private static ConfigurableEnvironment environment(String yaml, Map<String, Object> variables) throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		prepare(environment, load(yaml), variables);
		return environment;
	}

	private static List<PropertySource<?>> load(String yaml) throws IOException {
		return new YamlPropertySourceLoader().load("application.yml",
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
	}

	private static void prepare(ConfigurableEnvironment environment, List<PropertySource<?>> yaml,
			Map<String, Object> variables) {
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
		yaml.forEach(environment.getPropertySources()::addLast);
	}

}
