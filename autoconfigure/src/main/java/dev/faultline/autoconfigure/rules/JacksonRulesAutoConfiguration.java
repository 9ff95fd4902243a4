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

package dev.faultline.autoconfigure.rules;

import dev.faultline.AllowedValues;
import dev.faultline.ProblemCatalog;
import dev.faultline.PropertyPointers;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.rules.jackson.JacksonConstantNames;
import dev.faultline.rules.jackson.JacksonPropertyPointers;
import dev.faultline.rules.jackson.UnreadableJsonRules;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for the rules of Jackson 3.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@ConditionalOnClass(JsonMapper.class)
public final class JacksonRulesAutoConfiguration {

	JacksonRulesAutoConfiguration() {
	}

	// before the rule for what other converters cannot read
	@Bean
	@Order(0)
	UnreadableJsonRules unreadableJsonRules(ProblemCatalog catalog, AllowedValues allowedValues,
			ObjectProvider<JsonMapper> mappers) {
		JsonMapper mapper = mappers.getIfUnique();
		return new UnreadableJsonRules(catalog,
				(mapper != null) ? allowedValues.named(new JacksonConstantNames(mapper)) : allowedValues);
	}

	@Bean
	@ConditionalOnMissingBean
	PropertyPointers propertyPointers(ObjectProvider<JsonMapper> mappers) {
		JsonMapper mapper = mappers.getIfUnique();
		return (mapper != null) ? new JacksonPropertyPointers(mapper) : PropertyPointers.PLAIN;
	}

}
