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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.faultline.servlet.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI document that an application serves.
 *
 * @param root the document
 */
record OpenApiDocument(JsonNode root) {

	static OpenApiDocument of(TestServer server) {
		return of(server, "en");
	}

	static OpenApiDocument of(TestServer server, String language) {
		return new OpenApiDocument(
				new JsonMapper().readTree(server.get("/v3/api-docs").language(language).send().text()));
	}

	JsonNode operation(String method, String path) {
		JsonNode operation = this.root.path("paths").path(path).path(method);
		if (operation.isMissingNode()) {
			throw new IllegalArgumentException("No operation " + method + " " + path + " in " + this.root);
		}
		return operation;
	}

	JsonNode response(String method, String path, int status) {
		return operation(method, path).path("responses").path(String.valueOf(status));
	}

	JsonNode content(String method, String path, int status) {
		return response(method, path, status).path("content").path("application/problem+json");
	}

	JsonNode schema(String name) {
		return this.root.path("components").path("schemas").path(name);
	}

	/**
	 * Return the problems of an operation.
	 * @param method the HTTP method in lower case
	 * @param path the path
	 * @return the slugs by status
	 */
	Map<Integer, List<String>> problems(String method, String path) {
		Map<Integer, List<String>> problems = new TreeMap<>();
		operation(method, path).path("responses").forEachEntry((status, response) -> {
			JsonNode examples = response.path("content").path("application/problem+json").path("examples");
			if (!examples.isMissingNode()) {
				problems.put(Integer.valueOf(status), List.copyOf(examples.propertyNames()));
			}
		});
		return problems;
	}

}
