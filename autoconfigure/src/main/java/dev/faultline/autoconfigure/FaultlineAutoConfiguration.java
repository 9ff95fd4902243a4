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

import java.util.List;
import java.util.Map;

import dev.faultline.AllowedValues;
import dev.faultline.DefaultProblemHandler;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemCustomizer;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemListener;
import dev.faultline.ProblemResolution;
import dev.faultline.ProblemResolver;
import dev.faultline.ProblemRules;
import dev.faultline.ProblemScope;
import dev.faultline.ProblemType;
import dev.faultline.RejectedValues;
import dev.faultline.resolve.DefaultProblemResolution;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the hall: the catalog and the walk.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@EnableConfigurationProperties(FaultlineProperties.class)
public final class FaultlineAutoConfiguration {

	private static final int MAX_VALUE_LENGTH = 100;

	private final FaultlineProperties properties;

	private final ConfiguredKeys keys;

	FaultlineAutoConfiguration(FaultlineProperties properties, ConfigurableApplicationContext context) {
		this.properties = properties;
		this.keys = new ConfiguredKeys(context.getEnvironment());
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemCatalog problemCatalog(ObjectProvider<ProblemType> types, ConfigurableApplicationContext context) {
		return new CatalogFactory(this.properties, this.keys, context).create(types.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemResolution problemResolution(ProblemCatalog catalog, ObjectProvider<ProblemResolver> resolvers,
			ObjectProvider<ProblemRules> rules, ConfigurableApplicationContext context) {
		List<ProblemRules> builtIn = rules.orderedStream().toList();
		ExceptionClasses classes = new ExceptionClasses(context.getClassLoader(), builtIn);
		Map<String, ProblemType> mappings = new MappingsFactory(catalog, this.keys, classes)
			.create(this.properties.getMappings());
		return new DefaultProblemResolution(catalog, mappings, resolvers.orderedStream().toList(), builtIn);
	}

	@Bean
	@ConditionalOnMissingBean
	RejectedValues rejectedValues() {
		return this.properties.getErrors().isIncludeRejectedValue()
				? RejectedValues.shown(this.properties.getErrors().getMaskedNames(), MAX_VALUE_LENGTH)
				: RejectedValues.NONE;
	}

	@Bean
	@ConditionalOnMissingBean
	AllowedValues allowedValues() {
		return this.properties.getErrors().isIncludeAllowedValues() ? AllowedValues.NAMES : AllowedValues.NONE;
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemHandler problemHandler(ProblemResolution resolution, ObjectProvider<ProblemCustomizer> customizers,
			ObjectProvider<ProblemListener> listeners, ObjectProvider<ProblemScope> scope) {
		return new DefaultProblemHandler(resolution, customizers.orderedStream().toList(),
				listeners.orderedStream().toList(), scope.getIfUnique(() -> ProblemScope.NONE));
	}

}
