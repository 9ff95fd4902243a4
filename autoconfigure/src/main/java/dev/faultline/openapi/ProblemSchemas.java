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

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.faultline.ProblemType;
import dev.faultline.ProblemTypeDescription;
import dev.faultline.ProblemTypeDescription.Member;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The shared parts of one document: a schema and an example for each problem type that an
 * operation can be answered with, and what they have in common.
 */
final class ProblemSchemas {

	private static final String SCHEMAS = "#/components/schemas/";

	private static final String EXAMPLES = "#/components/examples/";

	private final Components components;

	private final SchemaFactory factory;

	private final Function<ProblemType, ProblemTypeDescription> describe;

	private final Map<String, Shared> shared = new LinkedHashMap<>();

	private @Nullable String base;

	private @Nullable String violation;

	ProblemSchemas(Components components, SpecVersion version, Function<ProblemType, ProblemTypeDescription> describe) {
		this.components = components;
		this.factory = new SchemaFactory(version);
		this.describe = describe;
	}

	/**
	 * Return what the document says of a problem type; it does so once.
	 * @param type the problem type
	 * @return the shared parts
	 */
	Shared of(ProblemType type) {
		return this.shared.computeIfAbsent(keyOf(type), (key) -> add(key, type));
	}

	private static String keyOf(ProblemType type) {
		return isBare(type) ? "status-" + type.status().value() : type.slug();
	}

	private static boolean isBare(ProblemType type) {
		return type.slug().equals(ProblemType.ABOUT_BLANK);
	}

	private Shared add(String key, ProblemType type) {
		ProblemTypeDescription description = this.describe.apply(type);
		String name = addSchema(schemaName(key), schema(type, description));
		Map<String, Example> examples = this.components.getExamples();
		String example = free(examples, key, "-problem");
		this.components.addExamples(example, new Example().summary(description.title()).value(description.example()));
		return new Shared(description, example, SCHEMAS + name, EXAMPLES + example);
	}

	private static String schemaName(String key) {
		return Arrays.stream(key.split("-")).map(StringUtils::capitalize).collect(Collectors.joining()) + "Problem";
	}

	private Schema<?> schema(ProblemType type, ProblemTypeDescription description) {
		Schema<?> own = this.factory.ofType("object");
		own.addProperty("type", this.factory.constant("string", String.valueOf(type.uri())));
		own.addProperty("status", this.factory.constant("integer", type.status().value()));
		for (Member member : description.members()) {
			own.addProperty(member.name(),
					member.name().equals(Member.ERRORS)
							? this.factory.ofType("array").items(this.factory.reference(SCHEMAS + violation()))
							: this.factory.ofKind(member.kind()));
		}
		own.setRequired(List.of("type", "status"));
		Schema<?> schema = this.factory.any();
		schema.setTitle(description.title());
		schema.setDescription(textOf(description));
		schema.setAllOf(List.of(this.factory.reference(SCHEMAS + base()), own));
		return schema;
	}

	private static @Nullable String textOf(ProblemTypeDescription description) {
		if (description.detail() == null || description.remedy() == null) {
			return (description.detail() != null) ? description.detail() : description.remedy();
		}
		return description.detail() + " " + description.remedy();
	}

	private String base() {
		if (this.base == null) {
			Schema<?> schema = this.factory.ofType("object");
			schema.setDescription("A problem document (RFC 9457).");
			schema.addProperty("type", this.factory.ofType("string").format("uri-reference"));
			schema.addProperty("title", this.factory.ofType("string"));
			schema.addProperty("status", this.factory.ofType("integer"));
			schema.addProperty("detail", this.factory.ofType("string"));
			schema.addProperty("instance", this.factory.ofType("string").format("uri-reference"));
			schema.setRequired(List.of("type", "title", "status"));
			this.base = addSchema("Problem", schema);
		}
		return this.base;
	}

	private String violation() {
		if (this.violation == null) {
			Schema<?> schema = this.factory.ofType("object");
			schema.setDescription("One thing that is wrong with the request.");
			for (String name : List.of("in", "parameter", "pointer", "property", "code", "detail")) {
				schema.addProperty(name, this.factory.ofType("string"));
			}
			schema.addProperty("params", this.factory.ofType("object"));
			schema.addProperty("rejectedValue", this.factory.any());
			schema.setRequired(List.of("code"));
			this.violation = addSchema("ProblemViolation", schema);
		}
		return this.violation;
	}

	private String addSchema(String preferred, Schema<?> schema) {
		String name = free(this.components.getSchemas(), preferred, "Document");
		this.components.addSchemas(name, schema);
		return name;
	}

	/**
	 * The application may have a class of its own by that name.
	 * @param taken what is there
	 * @param preferred the name that it should have
	 * @param suffix what makes another name of it
	 * @return a name that nobody has
	 */
	private static String free(@Nullable Map<String, ?> taken, String preferred, String suffix) {
		String name = preferred;
		while (taken != null && taken.containsKey(name)) {
			name += suffix;
		}
		return name;
	}

	/**
	 * What a document says of a problem type, once.
	 *
	 * @param description all that is said of it
	 * @param name a name of its example
	 * @param schema the reference to its schema
	 * @param example the reference to its example
	 */
	record Shared(ProblemTypeDescription description, String name, String schema, String example) {
	}

}
