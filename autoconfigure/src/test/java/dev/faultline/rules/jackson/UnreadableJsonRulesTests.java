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

import dev.faultline.AllowedValues;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemRules;
import dev.faultline.TestProblemContext;
import dev.faultline.TestWalk.Answer;
import dev.faultline.rules.json.UnreadableBodyRulesTests;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.DeferredBindingException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Jackson 3 refuses null for primitives, and trailing tokens, by itself.
 */
class UnreadableJsonRulesTests extends UnreadableBodyRulesTests {

	private final JsonMapper mapper = JsonMapper.builder().build();

	@Override
	protected ProblemRules rules(ProblemCatalog catalog) {
		return new UnreadableJsonRules(catalog, AllowedValues.NONE);
	}

	@Override
	protected HttpMessageConverter<Object> converter() {
		return new JacksonJsonHttpMessageConverter(this.mapper);
	}

	@Override
	protected HttpMessageConverter<Object> strictConverter() {
		return new JacksonJsonHttpMessageConverter(
				JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build());
	}

	@Test
	void problemsThatJacksonCollectedAreAllListed() {
		Throwable collected = catchThrowable(() -> this.mapper.readerFor(Order.class)
			.problemCollectingReader()
			.readValueCollectingProblems("{\"quantity\": \"s3cr3t\", \"price\": \"s3cr3t\"}"));
		assertThat(collected).isInstanceOf(DeferredBindingException.class);
		Answer answer = this.walk.answer(new HttpMessageNotReadableException("s3cr3t", collected, new Body(null)),
				TestProblemContext.post("/orders"));
		assertThat(answer.slug()).isEqualTo("invalid-field");
		assertThat(answer.errors()).extracting((error) -> error.get("pointer"))
			.containsExactly("#/quantity", "#/price");
		assertThat(answer.errors()).extracting((error) -> error.get("detail"))
			.containsExactly("must be a whole number", "must be a number");
		assertThat(answer.json()).doesNotContain("s3cr3t");
	}

}
