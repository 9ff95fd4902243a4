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

package dev.faultline.compatibility;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What others answer in the same application stays theirs, and what they leave open is
 * answered.
 */
abstract class NeighboursContractTests extends SmokeContractTests {

	private static String contentType(HttpResponse<String> response) {
		return response.headers().firstValue("Content-Type").orElse("none");
	}

	// Spring Data REST

	@Test
	void resourcesOfDataRestAreLeftAlone() {
		HttpResponse<String> created = post("/rest/books", "{\"title\":\"Emma\"}");
		assertThat(created.statusCode()).isEqualTo(201);
		HttpResponse<String> books = get("/rest/books");
		assertThat(books.statusCode()).isEqualTo(200);
		assertThat(contentType(books)).endsWith("hal+json");
		assertThat(books.body()).contains("\"_embedded\"", "\"Emma\"", "\"_links\"");
	}

	@Test
	void resourceThatDataRestDoesNotFindIsADocument() {
		assertThatProblem(get("/rest/books/4711")).hasStatus(404).hasType("about:blank");
		assertThatProblem(get("/rest/nothing")).hasStatus(404).hasType("not-found");
	}

	@Test
	void eTagThatDataRestFindsChangedIsADocument() {
		HttpResponse<String> created = post("/rest/books", "{\"title\":\"Persuasion\"}");
		String book = created.headers().firstValue("Location").orElseThrow().replaceAll("https?://[^/]*", "");
		HttpResponse<String> answer = server().send("PUT", book, "{\"title\":\"Sanditon\"}", "Content-Type",
				"application/json", "If-Match", "\"99\"");
		assertThatProblem(answer).hasStatus(412).hasType("about:blank");
	}

	@Test
	void conflictIsAnsweredByDataRestItself() {
		String book = "{\"title\":\"Mansfield Park\"}";
		assertThat(post("/rest/books", book).statusCode()).isEqualTo(201);
		HttpResponse<String> answer = post("/rest/books", book);
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(contentType(answer)).endsWith("json").isNotEqualTo("application/problem+json");
		assertThat(answer.body()).contains("\"message\"");
	}

	@Test
	void brokenJsonIsAnsweredByDataRestItself() {
		HttpResponse<String> answer = post("/rest/books", "{\"title\": ");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(contentType(answer)).endsWith("json").isNotEqualTo("application/problem+json");
		assertThat(answer.body()).contains("\"message\"");
	}

	// Spring HATEOAS

	@Test
	void halIsLeftAlone() {
		HttpResponse<String> answer = get("/hal");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(contentType(answer)).endsWith("hal+json");
		assertThat(answer.body().replaceAll("\\s", "")).contains("\"name\":\"fine\"",
				"\"_links\":{\"next\":{\"href\":\"/fine\"}}");
	}

	@Test
	void problemOfHateoasIsLeftAlone() {
		HttpResponse<String> answer = get("/hal-problem", "Accept", "application/problem+json");
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.body()).contains("\"title\":\"Mine\"").doesNotContain("instance");
	}

	// Spring GraphQL

	@Test
	void answersOfGraphQlAreLeftAlone() {
		HttpResponse<String> answer = post("/graphql", "{\"query\":\"{ greeting(name: \\\"Ada\\\") }\"}");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("{\"data\":{\"greeting\":\"Hello, Ada\"}}");
	}

	@Test
	void failuresOfGraphQlAreGraphQlErrors() {
		HttpResponse<String> failed = post("/graphql", "{\"query\":\"{ greeting(name: \\\"\\\") }\"}");
		assertThat(failed.statusCode()).isEqualTo(200);
		assertThat(failed.body()).contains("\"errors\":[", "INTERNAL_ERROR").doesNotContain(SmokeApplication.SECRET);
		HttpResponse<String> invalid = post("/graphql", "{\"query\":\"{ nothing }\"}");
		assertThat(invalid.statusCode()).isEqualTo(200);
		assertThat(invalid.body()).contains("\"errors\":[", "ValidationError");
	}

	@Test
	void requestThatGraphQlCannotReadIsADocument() {
		assertThatProblem(post("/graphql", "{\"query\": ")).hasStatus(400);
	}

	// Actuator

	@Test
	void endpointsOfActuatorAreLeftAlone() {
		HttpResponse<String> down = get("/actuator/health/shop");
		assertThat(down.statusCode()).isEqualTo(503);
		assertThat(contentType(down)).startsWith("application/vnd.spring-boot.actuator");
		assertThat(down.body()).contains("\"status\":\"DOWN\"");
	}

	@Test
	void unknownEndpointIsNotFound() {
		assertThatProblem(get("/actuator/nothing")).hasStatus(404).hasType("not-found");
	}

}
