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

import dev.faultline.ProblemCatalog;
import dev.faultline.autoconfigure.DataConstraintsAutoConfiguration.OnConstraints;
import dev.faultline.rules.data.ConstraintResolver;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Auto-configuration for the problem types of constraints in the database.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@Conditional(OnConstraints.class)
public final class DataConstraintsAutoConfiguration {

	DataConstraintsAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	ConstraintResolver constraintResolver(FaultlineProperties properties, ProblemCatalog catalog,
			ConfigurableApplicationContext context) {
		ConfiguredKeys keys = new ConfiguredKeys(context.getEnvironment());
		return new ConstraintResolver(
				new ConstraintsFactory(catalog, keys).create(properties.getData().getConstraints()));
	}

	/**
	 * A resolver is asked about every failure, so there is none if it has nothing to say.
	 */
	static final class OnConstraints implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return Binder.get(context.getEnvironment())
				.bind(ConstraintsFactory.PREFIX, Bindable.mapOf(String.class, String.class))
				.isBound();
		}

	}

}
