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
import dev.faultline.rules.web.ApiVersionRules;
import dev.faultline.rules.web.MissingValueProblems;
import dev.faultline.rules.web.RoutingProblems;
import dev.faultline.rules.webmvc.EndpointRules;
import dev.faultline.rules.webmvc.MissingValueRules;
import dev.faultline.rules.webmvc.RoutingRules;
import dev.faultline.rules.webmvc.UnavailableRules;
import jakarta.servlet.Servlet;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.webmvc.autoconfigure.WebMvcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.accept.ApiVersionStrategy;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Auto-configuration for the rules of Spring MVC.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@ConditionalOnClass({ Servlet.class, DispatcherServlet.class, WebMvcProperties.class })
public final class WebMvcRulesAutoConfiguration {

	WebMvcRulesAutoConfiguration() {
	}

	@Bean
	NamedRules webMvcNamedRules() {
		return new NamedRules("webmvc");
	}

	@Bean
	RoutingRules routingRules(RoutingProblems problems) {
		return new RoutingRules(problems);
	}

	@Bean
	MissingValueRules missingValueRules(ProblemCatalog catalog, MissingValueProblems problems) {
		return new MissingValueRules(catalog, problems);
	}

	@Bean
	UnavailableRules unavailableRules(ProblemCatalog catalog) {
		return new UnavailableRules(catalog);
	}

	@Bean
	EndpointRules endpointRules(ProblemCatalog catalog) {
		return new EndpointRules(catalog);
	}

	/**
	 * Rules for versions of the API.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ApiVersioning {

		// before the rule for an application without versions
		@Bean
		@Order(0)
		ApiVersionRules apiVersionRules(ProblemCatalog catalog, ObjectProvider<ApiVersionStrategy> strategy,
				ObjectProvider<WebMvcProperties> properties, ObjectProvider<RequestMappingHandlerMapping> mappings) {
			return new ApiVersionRules(catalog, new WebMvcApiVersions(strategy, properties, mappings));
		}

	}

}
