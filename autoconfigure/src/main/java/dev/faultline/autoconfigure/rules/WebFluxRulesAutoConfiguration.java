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
import dev.faultline.rules.web.ApiVersionRules;
import dev.faultline.rules.web.RoutingProblems;
import dev.faultline.rules.webflux.WebFluxRules;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.webflux.autoconfigure.WebFluxProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.accept.ApiVersionStrategy;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Auto-configuration for the rules of WebFlux.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@ConditionalOnClass({ DispatcherHandler.class, WebFluxProperties.class })
public final class WebFluxRulesAutoConfiguration {

	WebFluxRulesAutoConfiguration() {
	}

	@Bean
	WebFluxRules webFluxRules(RoutingProblems problems) {
		return new WebFluxRules(problems);
	}

	/**
	 * Rules for versions of the API.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveApiVersioning {

		// before the rule for an application without versions
		@Bean
		@Order(0)
		ApiVersionRules reactiveApiVersionRules(ProblemCatalog catalog, ObjectProvider<ApiVersionStrategy> strategy,
				ObjectProvider<WebFluxProperties> properties, ObjectProvider<RequestMappingHandlerMapping> mappings) {
			return new ApiVersionRules(catalog, new WebFluxApiVersions(strategy, properties, mappings));
		}

	}

}
