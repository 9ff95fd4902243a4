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

package dev.faultline.openapi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.faultline.Problems;
import dev.faultline.autoconfigure.InvalidProblemTypeException;
import dev.faultline.servlet.PlainApplication;
import dev.faultline.servlet.TestServer;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springdoc.core.models.GroupedOpenApi;
import tools.jackson.databind.JsonNode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How the document says it: shared schemas and examples, security, languages, versions.
 */
class OpenApiDocumentTests {

	private static final List<String> PROPERTIES = List.of("faultline.problems.out-of-stock.status=409",
			"faultline.problems.out-of-stock.title=Out of stock",
			"faultline.problems.out-of-stock.detail=Only {available} of {sku} left.",
			"faultline.problems.out-of-stock.members=sku,available,price,since,nothing",
			"faultline.mappings.[dev.faultline.openapi.OpenApiDocumentTests$OutOfStockException]=out-of-stock",
			"faultline.problems.out-of-stock.remedy=Order less.",
			"faultline.type-base=https://api.example.com/problems/");

	private static TestServer server;

	private static OpenApiDocument document;

	@BeforeAll
	static void start() {
		server = TestServer.start(PROPERTIES, PlainApplication.class, Shop.class, Secured.class, Schemes.class);
		document = OpenApiDocument.of(server);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void problemIsOfTheMediaTypeOfProblems() {
		assertThat(document.response("get", "/stock", 409).path("content").propertyNames())
			.containsExactly("application/problem+json");
	}

	@Test
	void oneProblemIsAReferenceToItsSchema() {
		assertThat(document.content("get", "/stock", 409).path("schema").path("$ref").asString())
			.isEqualTo("#/components/schemas/OutOfStockProblem");
	}

	@Test
	void severalProblemsWithOneStatusAreOneOf() {
		assertThat(references(document.content("post", "/order", 400).path("schema").path("oneOf"))).containsExactly(
				"#/components/schemas/MissingBodyProblem", "#/components/schemas/MalformedBodyProblem",
				"#/components/schemas/InvalidFieldProblem");
	}

	@Test
	void schemaOfAProblemTypeHasItsConstants() {
		JsonNode schema = document.schema("OutOfStockProblem");
		assertThat(schema.path("title").asString()).isEqualTo("Out of stock");
		assertThat(schema.path("description").asString()).isEqualTo("Only {available} of {sku} left. Order less.");
		assertThat(schema.path("allOf").path(0).path("$ref").asString()).isEqualTo("#/components/schemas/Problem");
		JsonNode own = schema.path("allOf").path(1);
		assertThat(own.path("properties").path("type").path("const").asString())
			.isEqualTo("https://api.example.com/problems/out-of-stock");
		assertThat(own.path("properties").path("status").path("const").asInt()).isEqualTo(409);
		assertThat(own.path("required").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("type",
				"status");
	}

	@Test
	void schemaOfAProblemTypeHasItsMembersWithTheirKinds() {
		JsonNode members = document.schema("OutOfStockProblem").path("allOf").path(1).path("properties");
		assertThat(members.path("sku").path("type").asString()).isEqualTo("string");
		assertThat(members.path("available").path("type").asString()).isEqualTo("integer");
		assertThat(members.path("price").path("type").asString()).isEqualTo("number");
		assertThat(members.path("since").path("format").asString()).isEqualTo("date");
	}

	@Test
	void violationsAreAnArrayOfOneSchema() {
		JsonNode errors = document.schema("InvalidFieldProblem")
			.path("allOf")
			.path(1)
			.path("properties")
			.path("errors");
		assertThat(errors.path("type").asString()).isEqualTo("array");
		assertThat(errors.path("items").path("$ref").asString()).isEqualTo("#/components/schemas/ProblemViolation");
		assertThat(document.schema("ProblemViolation").path("properties").propertyNames()).containsExactly("in",
				"parameter", "pointer", "property", "code", "detail", "params", "rejectedValue");
	}

	@Test
	void exampleIsShared() {
		assertThat(document.content("get", "/stock", 409).path("examples").path("out-of-stock").path("$ref").asString())
			.isEqualTo("#/components/examples/out-of-stock");
		JsonNode example = document.root().path("components").path("examples").path("out-of-stock").path("value");
		assertThat(example.path("detail").asString()).isEqualTo("Only 3 of … left.");
		assertThat(example.path("available").asInt()).isEqualTo(3);
	}

	@Test
	void headersToExpectAreTold() {
		JsonNode headers = document.response("get", "/busy", 503).path("headers");
		assertThat(headers.path("Retry-After").path("example").asString()).isEqualTo("1");
		assertThat(headers.path("Retry-After").path("schema").path("type").asString()).isEqualTo("string");
	}

	@Test
	void headerWhoseValueDependsOnTheProblemHasNoExample() {
		JsonNode headers = document.response("get", "/busy-or-down", 503).path("headers");
		assertThat(headers.path("Retry-After").has("schema")).isTrue();
		assertThat(headers.path("Retry-After").has("example")).isFalse();
	}

	@Test
	void onlyProblemTypesThatAnOperationHasAreInTheComponents() {
		assertThat(document.root().path("components").path("schemas").propertyNames())
			.doesNotContain("InternalErrorProblem", "NotFoundProblem", "MethodNotAllowedProblem");
	}

	@Test
	void classesOfTheApplicationKeepTheirNames() {
		try (TestServer other = TestServer.start(PROPERTIES, PlainApplication.class, Shop.class, Clash.class)) {
			OpenApiDocument clash = OpenApiDocument.of(other);
			assertThat(clash.schema("Problem").path("properties").propertyNames()).containsExactly("puzzle");
			assertThat(clash.schema("OutOfStockProblem").path("allOf").path(0).path("$ref").asString())
				.isEqualTo("#/components/schemas/ProblemDocument");
		}
	}

	@Test
	void operationWithoutSecurityRequirementHasNoSecurityProblems() {
		assertThat(document.problems("get", "/stock")).containsOnlyKeys(409);
	}

	@Test
	void operationWithAKeyMayLackItOrBeDenied() {
		assertThat(document.problems("get", "/key")).isEqualTo(
				Map.of(401, List.of("authentication-required", "invalid-credentials"), 403, List.of("access-denied")));
	}

	@Test
	void operationWithScopesMayLackThem() {
		assertThat(document.problems("get", "/scopes"))
			.isEqualTo(Map.of(401, List.of("authentication-required", "invalid-token"), 403,
					List.of("access-denied", "insufficient-scope")));
	}

	@Test
	void securityRequirementOfTheDocumentIsThatOfEachOperation() {
		try (TestServer other = TestServer.start(PROPERTIES, PlainApplication.class, Shop.class, Open.class,
				SecureByDefault.class)) {
			OpenApiDocument secured = OpenApiDocument.of(other);
			assertThat(secured.problems("get", "/stock")).containsOnlyKeys(401, 403, 409);
			assertThat(secured.problems("get", "/open")).isEmpty();
		}
	}

	@Test
	void languageIsThatOfTheRequest() {
		OpenApiDocument german = OpenApiDocument.of(server, "de");
		assertThat(german.response("post", "/order", 415).path("description").asString())
			.isNotEqualTo(document.response("post", "/order", 415).path("description").asString());
		assertThat(german.problems("post", "/order")).isEqualTo(document.problems("post", "/order"));
	}

	@Test
	void openApi30HasNoConstants() {
		List<String> properties = List.of("springdoc.api-docs.version=openapi_3_0",
				"faultline.problems.out-of-stock.status=409");
		try (TestServer other = TestServer.start(properties, PlainApplication.class, Shop.class)) {
			JsonNode own = OpenApiDocument.of(other).schema("OutOfStockProblem").path("allOf").path(1);
			assertThat(own.path("type").asString()).isEqualTo("object");
			assertThat(own.path("properties").path("status").has("const")).isFalse();
			assertThat(own.path("properties").path("status").path("enum").path(0).asInt()).isEqualTo(409);
			assertThat(own.path("properties").path("type").path("type").asString()).isEqualTo("string");
		}
	}

	@Test
	void groupsHaveTheirProblemsToo() {
		try (TestServer other = TestServer.start(PROPERTIES, PlainApplication.class, Shop.class, Group.class)) {
			assertThat(other.get("/v3/api-docs/stock").send().text()).contains("OutOfStockProblem")
				.doesNotContain("x-faultline");
		}
	}

	@Test
	void documentIsTheSameEachTime() {
		assertThat(OpenApiDocument.of(server).root()).isEqualTo(document.root());
	}

	@Test
	void enabledFalseLeavesTheDocumentAlone() {
		List<String> properties = List.of("faultline.openapi.enabled=false",
				"faultline.problems.out-of-stock.status=409");
		try (TestServer other = TestServer.start(properties, PlainApplication.class, Shop.class)) {
			assertThat(OpenApiDocument.of(other).problems("post", "/order")).isEmpty();
		}
	}

	@Test
	void unknownProblemTypeStopsTheStart() {
		assertThatExceptionOfType(InvalidProblemTypeException.class)
			.isThrownBy(() -> TestServer.start(PlainApplication.class, Shop.class))
			.withMessageContaining("Shop.stock names the problem type 'out-of-stock', which does not exist");
		assertThatExceptionOfType(InvalidProblemTypeException.class)
			.isThrownBy(() -> TestServer.start(PlainApplication.class, Mistyped.class))
			.withMessageContaining(
					"Mistyped names the problem type 'buzy', which does not exist; the nearest is 'busy'");
	}

	private static List<String> references(JsonNode schemas) {
		return schemas.valueStream().map((schema) -> schema.path("$ref").asString()).toList();
	}

	record Order(String sku, int quantity) {
	}

	record Problem(String puzzle) {
	}

	public static class OutOfStockException extends RuntimeException {

		public String getSku() {
			return "A-1";
		}

		public int getAvailable() {
			return 3;
		}

		public BigDecimal getPrice() {
			return BigDecimal.ONE;
		}

		public LocalDate getSince() {
			return LocalDate.EPOCH;
		}

		public Object getNothing() {
			return "";
		}

	}

	@RestController
	static class Shop {

		@GetMapping("/stock")
		@Problems("out-of-stock")
		String stock() {
			return "";
		}

		@GetMapping("/busy")
		@Problems("busy")
		String busy() {
			return "";
		}

		@GetMapping("/busy-or-down")
		@Problems({ "busy", "service-unavailable" })
		String busyOrDown() {
			return "";
		}

		@PostMapping("/order")
		void order(@RequestBody Order order) {
		}

	}

	@RestController
	static class Secured {

		@GetMapping("/key")
		@SecurityRequirement(name = "key")
		String key() {
			return "";
		}

		@GetMapping("/scopes")
		@SecurityRequirement(name = "oauth", scopes = "stock:read")
		String scopes() {
			return "";
		}

	}

	@RestController
	static class Open {

		@GetMapping("/open")
		@SecurityRequirements
		String open(@RequestParam(required = false) String q) {
			return "";
		}

	}

	@RestController
	static class Clash {

		@GetMapping("/puzzle")
		Problem puzzle() {
			return new Problem("");
		}

	}

	@RestController
	@Problems("buzy")
	static class Mistyped {

		@GetMapping("/mistyped")
		String mistyped() {
			return "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Schemes {

		@Bean
		OpenAPI openApi() {
			return new OpenAPI().components(schemes());
		}

		static Components schemes() {
			return new Components().addSecuritySchemes("key",
					new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER).name("X-Key"))
				.addSecuritySchemes("oauth", new SecurityScheme().type(SecurityScheme.Type.OPENIDCONNECT)
					.openIdConnectUrl("https://id.example.com/.well-known/openid-configuration"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecureByDefault {

		@Bean
		OpenAPI openApi() {
			return new OpenAPI().components(Schemes.schemes())
				.addSecurityItem(new io.swagger.v3.oas.models.security.SecurityRequirement().addList("key"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Group {

		@Bean
		GroupedOpenApi stock() {
			return GroupedOpenApi.builder().group("stock").pathsToMatch("/stock").build();
		}

	}

}
