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

package dev.faultline.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Condition of {@link ConditionalOnPreferredJackson2}. It asks for what Spring Boot asks.
 *
 * @since 0.1.0
 */
class OnPreferredJackson2Condition extends AnyNestedCondition {

	OnPreferredJackson2Condition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	/**
	 * In Spring MVC.
	 */
	@ConditionalOnProperty(name = "spring.http.converters.preferred-json-mapper", havingValue = "jackson2")
	static class ForConverters {

	}

	/**
	 * In WebFlux.
	 */
	@ConditionalOnProperty(name = "spring.http.codecs.preferred-json-mapper", havingValue = "jackson2")
	static class ForCodecs {

	}

	/**
	 * There is no other.
	 */
	@ConditionalOnMissingBean(type = "tools.jackson.databind.json.JsonMapper")
	static class WithoutJackson3 {

	}

}
