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

package dev.faultline.autoconfigure.pages;

import java.util.Set;
import java.util.function.Predicate;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemMappings;
import dev.faultline.ProblemTexts;
import dev.faultline.ProblemType;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.autoconfigure.MappedExceptions;
import dev.faultline.pages.OccurringTypes;
import dev.faultline.pages.ProblemTypeDescriptions;
import dev.faultline.pages.ProblemTypeDocuments;
import dev.faultline.pages.ProblemTypeExport;
import dev.faultline.pages.ProblemTypePages;
import dev.faultline.pages.ProblemTypeResource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for what is said of the problem types, and for what their addresses
 * lead to.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = FaultlineAutoConfiguration.class)
@ConditionalOnFaultline
public final class ProblemPagesAutoConfiguration {

	ProblemPagesAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemTypeDescriptions problemTypeDescriptions(ProblemCatalog catalog, ProblemTexts texts,
			FaultlineProperties properties, ApplicationContext context) {
		return new ProblemTypeDescriptions(catalog, texts, included(properties, context),
				() -> MappedExceptions.membersBySlug(context, properties, catalog));
	}

	private static Predicate<ProblemType> included(FaultlineProperties properties, ApplicationContext context) {
		return switch (properties.getPages().getInclude()) {
			case OCCURRING -> new OccurringTypes(context.getClassLoader());
			case ALL -> (type) -> true;
			case OWN -> {
				Set<String> builtIn = BuiltInProblemTypes.slugs();
				yield (type) -> !builtIn.contains(type.slug());
			}
		};
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemMappings problemMappings(ProblemCatalog catalog, FaultlineProperties properties,
			ConfigurableApplicationContext context) {
		return () -> MappedExceptions.types(context, properties, catalog);
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemTypeExport problemTypeExport(ProblemTypeDescriptions descriptions) {
		return new ProblemTypeExport(descriptions);
	}

	/**
	 * What is served at the addresses of the types.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "faultline.pages.enabled", matchIfMissing = true)
	static class Served {

		@Bean
		@ConditionalOnMissingBean
		ProblemTypeDocuments problemTypeDocuments(ProblemTypeDescriptions descriptions) {
			return new ProblemTypeDocuments(descriptions);
		}

		@Bean
		@ConditionalOnMissingBean
		ProblemTypePages problemTypePages(ProblemTypeDescriptions descriptions, FaultlineProperties properties) {
			return new ProblemTypePages(descriptions, properties.getPages().getPath());
		}

		@Bean
		@ConditionalOnMissingBean
		ProblemTypeResource problemTypeResource(ProblemTypeDocuments documents, ProblemTypePages pages,
				ProblemTexts texts) {
			return new ProblemTypeResource(documents, pages, texts);
		}

	}

}
