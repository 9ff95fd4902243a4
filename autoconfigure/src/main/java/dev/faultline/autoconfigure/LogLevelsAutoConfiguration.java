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

import dev.faultline.ProblemRules;
import dev.faultline.report.LogLevels;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the levels of exceptions and statuses.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = FaultlineAutoConfiguration.class)
@ConditionalOnFaultline
public final class LogLevelsAutoConfiguration {

	LogLevelsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	LogLevels logLevels(FaultlineProperties properties, ObjectProvider<ProblemRules> rules,
			ConfigurableApplicationContext context) {
		ExceptionClasses classes = new ExceptionClasses(context.getClassLoader(), rules.orderedStream().toList());
		return new LogLevelsFactory(new ConfiguredKeys(context.getEnvironment()), classes)
			.create(properties.getLogging().getLevels());
	}

}
