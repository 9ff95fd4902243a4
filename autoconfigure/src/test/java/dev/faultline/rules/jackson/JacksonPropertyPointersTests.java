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

package dev.faultline.rules.jackson;

import dev.faultline.PropertyPointers;
import dev.faultline.rules.json.MappedPropertyPointersTests;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class JacksonPropertyPointersTests extends MappedPropertyPointersTests {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	@Override
	protected PropertyPointers pointers() {
		return new JacksonPropertyPointers(MAPPER);
	}

	@Override
	protected <T> T read(String json, Class<T> type) {
		return MAPPER.readValue(json, type);
	}

	@Override
	protected String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	@Override
	protected boolean isIn(String json, String pointer) {
		return !MAPPER.readTree(json).at(pointer).isMissingNode();
	}

}
