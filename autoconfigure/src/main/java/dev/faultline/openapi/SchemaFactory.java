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

import dev.faultline.ValueKind;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;

/**
 * Makes schemas that hold in OpenAPI 3.0 and in 3.1.
 */
final class SchemaFactory {

	private final SpecVersion version;

	SchemaFactory(SpecVersion version) {
		this.version = version;
	}

	Schema<Object> any() {
		return new Schema<>(this.version);
	}

	Schema<Object> ofType(String type) {
		Schema<Object> schema = any();
		// each version of the specification has one of them written
		schema.setType(type);
		schema.addType(type);
		return schema;
	}

	Schema<Object> constant(String type, Object value) {
		Schema<Object> schema = ofType(type);
		if (this.version == SpecVersion.V31) {
			schema.setConst(value);
		}
		else {
			schema.setEnum(List.of(value));
		}
		return schema;
	}

	Schema<Object> reference(String reference) {
		Schema<Object> schema = any();
		schema.set$ref(reference);
		return schema;
	}

	/**
	 * Make a schema of a member's value. A date with a time, or a time, has no format: it
	 * may lack the offset that the formats of JSON Schema need.
	 * @param kind what the value is
	 * @return the schema
	 */
	Schema<?> ofKind(ValueKind kind) {
		return switch (kind) {
			case INTEGER -> ofType("integer");
			case NUMBER -> ofType("number");
			case BOOLEAN -> ofType("boolean");
			case STRING, ENUM, DATE_TIME, TIME -> ofType("string");
			case DATE -> ofType("string").format("date");
			case DURATION -> ofType("string").format("duration");
			case UUID -> ofType("string").format("uuid");
			case ARRAY -> ofType("array").items(any());
			case OBJECT -> ofType("object");
			case OTHER -> any();
		};
	}

}
