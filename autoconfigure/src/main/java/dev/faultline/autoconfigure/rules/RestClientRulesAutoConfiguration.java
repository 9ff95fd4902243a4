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

import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.rules.upstream.RestClientRules;
import dev.faultline.rules.upstream.UpstreamProblems;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClientException;

/**
 * Auto-configuration for the rules of {@code RestClient} and {@code RestTemplate}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = UpstreamRulesAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnClass(RestClientException.class)
public final class RestClientRulesAutoConfiguration {

	RestClientRulesAutoConfiguration() {
	}

	@Bean
	RestClientRules restClientRules(UpstreamProblems problems) {
		return new RestClientRules(problems);
	}

}
