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

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.AllowedValues;
import dev.faultline.ProblemCatalog;
import dev.faultline.PropertyPointers;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.ConditionalOnPreferredJackson2;
import dev.faultline.rules.jackson2.Jackson2ConstantNames;
import dev.faultline.rules.jackson2.Jackson2PropertyPointers;
import dev.faultline.rules.jackson2.UnreadableJson2Rules;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for the rules of Jackson 2.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = JacksonRulesAutoConfiguration.class,
		afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnFaultline
@ConditionalOnClass(ObjectMapper.class)
public final class Jackson2RulesAutoConfiguration {

	Jackson2RulesAutoConfiguration() {
	}

	// before the rule for what other converters cannot read
	@Bean
	@Order(0)
	UnreadableJson2Rules unreadableJson2Rules(ProblemCatalog catalog, AllowedValues allowedValues,
			ObjectProvider<ObjectMapper> mappers) {
		ObjectMapper mapper = mappers.getIfUnique();
		return new UnreadableJson2Rules(catalog,
				(mapper != null) ? allowedValues.named(new Jackson2ConstantNames(mapper)) : allowedValues);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnPreferredJackson2
	PropertyPointers jackson2PropertyPointers(ObjectProvider<ObjectMapper> mappers) {
		ObjectMapper mapper = mappers.getIfUnique();
		return (mapper != null) ? new Jackson2PropertyPointers(mapper) : PropertyPointers.PLAIN;
	}

}
