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

import java.util.List;

import dev.faultline.ProblemCatalog;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.rules.NamedRules;
import dev.faultline.rules.jdk.UnsupportedOperationRules;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the rules of the JDK.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
public final class JdkRulesAutoConfiguration {

	JdkRulesAutoConfiguration() {
	}

	@Bean
	NamedRules jdkNamedRules() {
		return new NamedRules("jdk");
	}

	@Bean
	UnsupportedOperationRules unsupportedOperationRules(ProblemCatalog catalog, BeanFactory beanFactory) {
		List<String> packages = AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory)
				: List.of();
		return new UnsupportedOperationRules(catalog, packages);
	}

}
