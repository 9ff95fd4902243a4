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
import dev.faultline.render.MemberConverter;
import dev.faultline.render.XmlProblemRenderer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for problems as XML, in applications that speak XML: that is where
 * Jackson's module for it is present.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = ProblemRenderAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnClass(name = "tools.jackson.dataformat.xml.XmlMapper")
public final class XmlProblemAutoConfiguration {

	XmlProblemAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	XmlProblemRenderer xmlProblemRenderer(MemberConverter converter) {
		return new XmlProblemRenderer(converter);
	}

}
