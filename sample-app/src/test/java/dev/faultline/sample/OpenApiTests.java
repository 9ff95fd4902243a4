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

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.faultline.sample.SampleCases.Case;
import io.openapiparser.OpenApiParser;
import io.openapiparser.OpenApiResult;
import io.openapiprocessor.jackson.JacksonConverter;
import io.openapiprocessor.jsonschema.reader.UriReader;
import io.openapiprocessor.jsonschema.schema.DocumentLoader;
import io.openapiprocessor.jsonschema.schema.DocumentStore;
import io.openapiprocessor.jsonschema.schema.SchemaStore;
import io.openapiprocessor.jsonschema.validator.Validator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document of the sample is valid, and what it says of errors is true.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OpenApiTests {

	/** The cases that no operation documents, and why. */
	private static final Map<String, String> UNDOCUMENTED = Map.of("wrong-path", "there is no such path",
			"wrong-method", "there is no such operation", "unknown-method", "OpenAPI knows no such method",
			"wrong-accept", "the operation does not say what it produces", "bug", "nobody declares a bug");

	private final JsonMapper json = new JsonMapper();

	private final SampleClient client;

	private JsonNode document;

	OpenApiTests(@LocalServerPort int port) {
		this.client = new SampleClient(port);
	}

	@BeforeEach
	void read() {
		HttpResponse<String> response = this.client.get("/v3/api-docs");
		assertThat(response.statusCode()).isEqualTo(200);
		this.document = this.json.readTree(response.body());
	}

	@Test
	void documentIsValid() {
		assertThat(this.document.path("openapi").asString()).startsWith("3.1");
		assertThat(mistakes(this.document)).isEmpty();
	}

	@Test
	void validatorFindsMistakes() {
		JsonNode broken = this.document.deepCopy();
		((ObjectNode) broken.path("paths").path("/api/places").path("get").path("responses").path("400"))
			.remove("description");
		assertThat(mistakes(broken)).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void responseIsWhatItsOperationDocuments(Case example) {
		HttpResponse<String> response = this.client.send(example);
		assertThat(response.statusCode()).isEqualTo(example.status());
		JsonNode documented = documented(example);
		if (UNDOCUMENTED.containsKey(example.id())) {
			assertThat(documented.isMissingNode()).as(UNDOCUMENTED.get(example.id())).isTrue();
			return;
		}
		JsonNode content = documented.path("content").path("application/problem+json");
		assertThat(content.isMissingNode()).as("%s is documented in %s", example, documented).isFalse();
		assertThat(violations(content.path("schema"), response.body())).isEmpty();
		for (String header : documented.path("headers").propertyNames()) {
			assertThat(response.headers().firstValue(header)).as(header).isPresent();
		}
	}

	@Test
	void schemaRefusesAProblemOfAnotherType() {
		JsonNode schema = documented("GET", "/api/places/1", 404).path("content")
			.path("application/problem+json")
			.path("schema");
		String other = "{ \"type\": \"/problems/not-found\", \"title\": \"Not found\", \"status\": 404 }";
		assertThat(violations(schema, other)).isNotEmpty();
	}

	@Test
	void documentedExamplesAreWhatTheirSchemasSay() {
		Map<String, JsonNode> examples = new TreeMap<>();
		this.document.path("components").path("examples").forEachEntry(examples::put);
		assertThat(examples).containsKeys("place-not-found", "validation-failed", "status-404");
		for (JsonNode path : this.document.path("paths")) {
			for (JsonNode operation : path) {
				for (JsonNode response : operation.path("responses")) {
					JsonNode content = response.path("content").path("application/problem+json");
					for (String name : content.path("examples").propertyNames()) {
						assertThat(violations(content.path("schema"), examples.get(name).path("value").toString()))
							.as(name)
							.isEmpty();
					}
				}
			}
		}
	}

	private JsonNode documented(Case example) {
		return documented(example.method(), example.path(), example.status());
	}

	private JsonNode documented(String method, String path, int status) {
		Map<String, JsonNode> operations = new LinkedHashMap<>();
		this.document.path("paths").forEachEntry(operations::put);
		PathContainer actual = PathContainer.parsePath(URI.create(path).getPath());
		for (Map.Entry<String, JsonNode> entry : operations.entrySet()) {
			if (PathPatternParser.defaultInstance.parse(entry.getKey()).matches(actual)) {
				return entry.getValue()
					.path(method.toLowerCase(Locale.ROOT))
					.path("responses")
					.path(String.valueOf(status));
			}
		}
		return this.document.path("none");
	}

	private List<String> violations(JsonNode schema, String problem) {
		ObjectNode root = this.json.createObjectNode();
		root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		root.putArray("allOf").add(schema);
		root.set("components", this.document.path("components"));
		return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
			.getSchema(root.toString(), SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
			.validate(problem, InputFormat.JSON)
			.stream()
			.map(ValidationMessage::getMessage)
			.toList();
	}

	private List<String> mistakes(JsonNode document) {
		DocumentLoader loader = new DocumentLoader(new UriReader(), new JacksonConverter());
		OpenApiResult result = new OpenApiParser(new DocumentStore(), loader).parse(URI.create("urn:places"),
				this.json.convertValue(document, Map.class));
		SchemaStore schemas = new SchemaStore(loader);
		schemas.registerDraft202012();
		boolean valid = result.validate(new Validator(), schemas);
		return valid ? List.of()
				: result.getValidationErrors()
					.stream()
					.map((error) -> error.getInstanceLocation() + ": " + error.getText())
					.toList();
	}

	static List<Case> cases() {
		return SampleCases.read().cases();
	}

}
