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

import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.render.JdkMemberConverter;
import dev.faultline.render.JsonProblemRenderer;
import dev.faultline.render.MemberConverter;
import dev.faultline.render.ProblemRenderers;
import dev.faultline.render.XmlProblemRenderer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for step 4: problem to bytes.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { FaultlineAutoConfiguration.class, JacksonMemberAutoConfiguration.class })
@ConditionalOnFaultline
public final class ProblemRenderAutoConfiguration {

	ProblemRenderAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(MemberConverter.class)
	JdkMemberConverter problemMemberConverter() {
		return new JdkMemberConverter();
	}

	@Bean
	@ConditionalOnMissingBean
	JsonProblemRenderer jsonProblemRenderer(MemberConverter converter) {
		return new JsonProblemRenderer(converter);
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemRenderers problemRenderers(JsonProblemRenderer json, ObjectProvider<XmlProblemRenderer> xml) {
		return new ProblemRenderers(json, xml.getIfAvailable());
	}

}
