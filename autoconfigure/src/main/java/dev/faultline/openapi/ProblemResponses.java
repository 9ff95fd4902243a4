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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemTexts;
import dev.faultline.ProblemType;
import dev.faultline.ProblemTypeDescription;
import dev.faultline.openapi.ProblemSchemas.Shared;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiLocaleCustomizer;

/**
 * Writes the problems of each operation into an OpenAPI document: one response for each
 * status, unless the application documents that status itself.
 *
 * @since 0.1.0
 */
public class ProblemResponses implements OpenApiLocaleCustomizer {

	private static final String PROBLEM = "application/problem+json";

	private final ProblemCatalog catalog;

	private final ProblemTexts texts;

	private final BiFunction<ProblemType, Locale, ProblemTypeDescription> describe;

	/**
	 * Create the customizer.
	 * @param catalog the problem types
	 * @param texts chooses the language
	 * @param describe says all of a problem type in a language
	 */
	public ProblemResponses(ProblemCatalog catalog, ProblemTexts texts,
			BiFunction<ProblemType, Locale, ProblemTypeDescription> describe) {
		this.catalog = catalog;
		this.texts = texts;
		this.describe = describe;
	}

	@Override
	public void customise(OpenAPI document, Locale locale) {
		if (document.getPaths() == null) {
			return;
		}
		if (document.getComponents() == null) {
			document.setComponents(new Components());
		}
		Locale language = this.texts.choose(List.of(locale));
		Document current = new Document(new SecurityProblems(document), new ProblemSchemas(document.getComponents(),
				document.getSpecVersion(), (type) -> this.describe.apply(type, language)),
				new SchemaFactory(document.getSpecVersion()));
		document.getPaths().values().forEach((path) -> path.readOperations().forEach(current::add));
	}

	/**
	 * One document.
	 */
	private final class Document {

		private final SecurityProblems security;

		private final ProblemSchemas schemas;

		private final SchemaFactory factory;

		Document(SecurityProblems security, ProblemSchemas schemas, SchemaFactory factory) {
			this.security = security;
			this.schemas = schemas;
			this.factory = factory;
		}

		void add(Operation operation) {
			Set<ProblemType> types = new LinkedHashSet<>(OperationProblems.take(operation));
			this.security.of(operation)
				.stream()
				.map(ProblemResponses.this.catalog::find)
				.filter(Objects::nonNull)
				.forEach(types::add);
			Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
			types.forEach(
					(type) -> byStatus.computeIfAbsent(type.status().value(), (status) -> new ArrayList<>()).add(type));
			if (!byStatus.isEmpty() && operation.getResponses() == null) {
				operation.setResponses(new ApiResponses());
			}
			byStatus.forEach((status, problems) -> {
				ApiResponses responses = operation.getResponses();
				if (!responses.containsKey(String.valueOf(status)) && !responses.containsKey(status / 100 + "XX")) {
					responses.addApiResponse(String.valueOf(status),
							response(problems.stream().map(this.schemas::of).toList()));
				}
			});
		}

		private ApiResponse response(List<Shared> problems) {
			MediaType content = new MediaType();
			List<Schema<?>> references = new ArrayList<>();
			ApiResponse response = new ApiResponse();
			Map<String, String> headers = new LinkedHashMap<>();
			for (Shared problem : problems) {
				references.add(this.factory.reference(problem.schema()));
				content.addExamples(problem.name(), new Example().$ref(problem.example()));
				// without an example where they differ
				problem.description()
					.headers()
					.forEach((name, value) -> headers.merge(name, value, (one, other) -> one.equals(other) ? one : ""));
			}
			headers.forEach((name, value) -> response.addHeaderObject(name, header(value)));
			content.setSchema((references.size() == 1) ? references.get(0) : oneOf(references));
			response.setDescription(problems.stream()
				.map((problem) -> problem.description().title())
				.distinct()
				.collect(Collectors.joining(" · ")));
			return response.content(new Content().addMediaType(PROBLEM, content));
		}

		private Header header(String value) {
			Header header = new Header().schema(this.factory.ofType("string"));
			return value.isEmpty() ? header : header.example(value);
		}

		@SuppressWarnings({ "rawtypes", "unchecked" })
		private Schema<?> oneOf(List<Schema<?>> references) {
			Schema<?> schema = this.factory.any();
			schema.setOneOf((List) references);
			return schema;
		}

	}

}
