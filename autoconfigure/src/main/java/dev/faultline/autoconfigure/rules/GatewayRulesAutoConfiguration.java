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

import dev.faultline.ProblemCatalog;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.rules.NamedRules;
import dev.faultline.rules.upstream.GatewayRules;
import dev.faultline.rules.upstream.UpstreamProblems;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration for the rules of Spring Cloud Gateway.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@Conditional(GatewayRulesAutoConfiguration.OnGateway.class)
public final class GatewayRulesAutoConfiguration {

	GatewayRulesAutoConfiguration() {
	}

	@Bean
	GatewayRules gatewayRules(ProblemCatalog catalog, UpstreamProblems problems) {
		return new GatewayRules(catalog, problems);
	}

	@Bean
	NamedRules gatewayNamedRules() {
		return new NamedRules("gateway");
	}

	/**
	 * Either of the two gateways.
	 */
	static final class OnGateway extends AnyNestedCondition {

		OnGateway() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnClass(name = "org.springframework.cloud.gateway.support.ServerWebExchangeUtils")
		static final class OnWebFlux {

		}

		@ConditionalOnClass(name = "org.springframework.cloud.gateway.server.mvc.common.MvcUtils")
		static final class OnWebMvc {

		}

	}

}
