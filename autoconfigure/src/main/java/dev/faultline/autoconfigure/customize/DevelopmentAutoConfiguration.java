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

package dev.faultline.autoconfigure.customize;

import dev.faultline.OwnFrames;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.report.ProblemReportAutoConfiguration;
import dev.faultline.customize.DevelopmentCustomizer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the development view. It is never there in production.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { FaultlineAutoConfiguration.class, ProblemReportAutoConfiguration.class })
@ConditionalOnFaultline
@Conditional(OnDevelopmentCondition.class)
public final class DevelopmentAutoConfiguration {

	private static final Log logger = LogFactory.getLog(DevelopmentAutoConfiguration.class);

	DevelopmentAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 4)
	DevelopmentCustomizer developmentCustomizer(OwnFrames frames, Environment environment) {
		String profile = OnDevelopmentCondition.productionProfile(environment);
		if (profile != null) {
			throw new InvalidConfigurationPropertyValueException(OnDevelopmentCondition.PROPERTY, true,
					"It shows callers what failed, which is not for the profile '%s'. Remove it there."
						.formatted(profile));
		}
		logger.warn("Problem documents show exceptions, messages and stack frames to callers. This is for development"
				+ " only; faultline.development=false ends it.");
		return new DevelopmentCustomizer(frames);
	}

}
