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

package dev.faultline.autoconfigure.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.ConditionalOnPreferredJackson2;
import dev.faultline.render.Jackson2MemberConverter;
import dev.faultline.render.MemberConverter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for members of problems that the application's {@link ObjectMapper}
 * of Jackson 2 converts.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = JacksonMemberAutoConfiguration.class,
		afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
				"org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration" })
@ConditionalOnFaultline
@ConditionalOnClass(ObjectMapper.class)
@ConditionalOnSingleCandidate(ObjectMapper.class)
@ConditionalOnPreferredJackson2
public final class Jackson2MemberAutoConfiguration {

	Jackson2MemberAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(MemberConverter.class)
	Jackson2MemberConverter problemMemberConverter(ObjectMapper mapper) {
		return new Jackson2MemberConverter(mapper);
	}

}
