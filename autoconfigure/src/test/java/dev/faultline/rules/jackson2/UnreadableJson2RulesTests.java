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

package dev.faultline.rules.jackson2;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.faultline.AllowedValues;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemRules;
import dev.faultline.rules.json.UnreadableBodyRulesTests;

import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;

/**
 * Jackson 2, with the defaults of Jackson 3.
 */
@SuppressWarnings("removal")
class UnreadableJson2RulesTests extends UnreadableBodyRulesTests {

	@Override
	protected ProblemRules rules(ProblemCatalog catalog) {
		return new UnreadableJson2Rules(catalog, AllowedValues.NONE);
	}

	@Override
	protected HttpMessageConverter<Object> converter() {
		return new MappingJackson2HttpMessageConverter(
				mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
	}

	@Override
	protected HttpMessageConverter<Object> strictConverter() {
		return new MappingJackson2HttpMessageConverter(mapper());
	}

	private static ObjectMapper mapper() {
		return JsonMapper.builder()
			.addModule(new JavaTimeModule())
			.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build();
	}

}
