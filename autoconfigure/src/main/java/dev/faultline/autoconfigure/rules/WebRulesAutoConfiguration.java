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
import dev.faultline.ConstraintParameters;
import dev.faultline.ProblemCatalog;
import dev.faultline.PropertyPointers;
import dev.faultline.RejectedValues;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.rules.NamedRules;
import dev.faultline.rules.web.BindingRules;
import dev.faultline.rules.web.FieldViolations;
import dev.faultline.rules.web.MethodValidationRules;
import dev.faultline.rules.web.MissingValueProblems;
import dev.faultline.rules.web.MultipartRules;
import dev.faultline.rules.web.RoutingProblems;
import dev.faultline.rules.web.ServerInputRules;
import dev.faultline.rules.web.ServerMissingValueRules;
import dev.faultline.rules.web.ServerWebRules;
import dev.faultline.rules.web.UnbindableRules;
import dev.faultline.rules.web.UnreadableProblems;
import dev.faultline.rules.web.WebRules;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the rules of spring-web.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
public final class WebRulesAutoConfiguration {

	WebRulesAutoConfiguration() {
	}

	@Bean
	NamedRules webNamedRules() {
		return new NamedRules("web");
	}

	@Bean
	WebRules webRules(ProblemCatalog catalog, UnreadableProblems problems) {
		return new WebRules(catalog, problems);
	}

	@Bean
	MultipartRules multipartRules(ProblemCatalog catalog, Environment environment) {
		return new MultipartRules(catalog, environment.getProperty("spring.servlet.multipart.max-file-size", "1MB"),
				environment.getProperty("spring.servlet.multipart.max-request-size", "10MB"));
	}

	/**
	 * Problems that rules of several stacks name.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Shared {

		@Bean
		RoutingProblems routingProblems(ProblemCatalog catalog) {
			return new RoutingProblems(catalog);
		}

		@Bean
		MissingValueProblems missingValueProblems(ProblemCatalog catalog) {
			return new MissingValueProblems(catalog);
		}

		@Bean
		UnreadableProblems unreadableProblems(ProblemCatalog catalog, RejectedValues rejectedValues,
				AllowedValues allowedValues) {
			return new UnreadableProblems(catalog, rejectedValues, allowedValues);
		}

	}

	/**
	 * Rules for what WebFlux throws, and applications of any stack may throw.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ServerWeb {

		@Bean
		ServerWebRules serverWebRules(ProblemCatalog catalog, RoutingProblems problems) {
			return new ServerWebRules(catalog, problems);
		}

		// before the rule for other services, to which it leaves what they send
		@Bean
		@Order(1)
		ServerInputRules serverInputRules(ProblemCatalog catalog, UnreadableProblems problems,
				MissingValueProblems missing) {
			return new ServerInputRules(catalog, problems, missing);
		}

		@Bean
		ServerMissingValueRules serverMissingValueRules(ProblemCatalog catalog, MissingValueProblems problems) {
			return new ServerMissingValueRules(catalog, problems);
		}

	}

	/**
	 * Rules for what is validated.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Validated {

		@Bean
		FieldViolations fieldViolations(ObjectProvider<PropertyPointers> pointers,
				ObjectProvider<ConstraintParameters> parameters, RejectedValues rejectedValues,
				AllowedValues allowedValues) {
			return new FieldViolations(pointers.getIfAvailable(() -> PropertyPointers.PLAIN),
					parameters.getIfAvailable(() -> ConstraintParameters.NONE), rejectedValues, allowedValues);
		}

		@Bean
		UnbindableRules unbindableRules(ProblemCatalog catalog) {
			return new UnbindableRules(catalog);
		}

		@Bean
		BindingRules bindingRules(ProblemCatalog catalog, FieldViolations violations) {
			return new BindingRules(catalog, violations);
		}

		@Bean
		MethodValidationRules methodValidationRules(ProblemCatalog catalog, FieldViolations violations) {
			return new MethodValidationRules(catalog, violations);
		}

	}

}
