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

package dev.faultline.autoconfigure.openapi;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemTexts;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.pages.ProblemPagesAutoConfiguration;
import dev.faultline.openapi.OperationProblems;
import dev.faultline.openapi.ProblemResponses;
import dev.faultline.pages.ProblemTypeDescriptions;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the OpenAPI documents of springdoc.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ProblemPagesAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(
		name = { "org.springdoc.core.customizers.OpenApiLocaleCustomizer", "io.swagger.v3.oas.models.OpenAPI" })
@ConditionalOnBooleanProperty(name = "faultline.openapi.enabled", matchIfMissing = true)
public final class ProblemOpenApiAutoConfiguration {

	ProblemOpenApiAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	OperationProblems operationProblems(ProblemCatalog catalog, ProblemHandler handler, ApplicationContext context) {
		return new OperationProblems(catalog, handler, context);
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemResponses problemResponses(ProblemCatalog catalog, ProblemTexts texts,
			ProblemTypeDescriptions descriptions) {
		return new ProblemResponses(catalog, texts, descriptions::describe);
	}

	@Bean
	SmartInitializingSingleton problemsAnnotationCheck(ProblemCatalog catalog, ApplicationContext context) {
		return () -> new ProblemsAnnotations(catalog).check(context);
	}

}
