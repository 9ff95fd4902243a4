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
import dev.faultline.rules.web.MultipartRules;
import dev.faultline.rules.web.UnbindableRules;
import dev.faultline.rules.web.WebRules;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
	WebRules webRules(ProblemCatalog catalog, RejectedValues rejectedValues, AllowedValues allowedValues) {
		return new WebRules(catalog, rejectedValues, allowedValues);
	}

	@Bean
	MultipartRules multipartRules(ProblemCatalog catalog, Environment environment) {
		return new MultipartRules(catalog, environment.getProperty("spring.servlet.multipart.max-file-size", "1MB"),
				environment.getProperty("spring.servlet.multipart.max-request-size", "10MB"));
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
