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

import dev.faultline.ProblemCustomizer;
import dev.faultline.ProblemTexts;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.customize.MessageCustomizer;
import dev.faultline.customize.MessageSourceProblemTexts;
import dev.faultline.customize.OccurrenceIdCustomizer;
import dev.faultline.customize.PathCustomizer;
import dev.faultline.customize.RateLimitCustomizer;
import dev.faultline.customize.RetryAfterJitterCustomizer;
import dev.faultline.customize.ViolationLimitCustomizer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for step 2: texts and ids, before what the user's customizers do.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = FaultlineAutoConfiguration.class)
@ConditionalOnFaultline
public final class ProblemCustomizeAutoConfiguration {

	ProblemCustomizeAutoConfiguration() {
	}

	// before the texts, which those that are left out do not need
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ViolationLimitCustomizer violationLimitCustomizer(FaultlineProperties properties) {
		int limit = properties.getErrors().getLimit();
		if (limit < 1) {
			throw new InvalidConfigurationPropertyValueException("faultline.errors.limit", limit,
					"A problem lists at least one violation. Use a number of 1 or more.");
		}
		return new ViolationLimitCustomizer(limit);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 1)
	MessageCustomizer problemMessageCustomizer(MessageSource messageSource) {
		return new MessageCustomizer(messageSource);
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemTexts problemTexts(MessageSource messageSource) {
		return new MessageSourceProblemTexts(messageSource);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 2)
	ProblemCustomizer problemInstanceCustomizer(FaultlineProperties properties) {
		return switch (properties.getInstance()) {
			case OCCURRENCE -> new OccurrenceIdCustomizer();
			case PATH -> new PathCustomizer();
			case NONE -> (problem, context) -> {
			};
		};
	}

	/**
	 * When a caller may come back.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Load {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE + 3)
		RetryAfterJitterCustomizer retryAfterJitterCustomizer(FaultlineProperties properties) {
			double jitter = properties.getLoad().getRetryAfterJitter();
			if (!(jitter >= 0 && jitter <= 1)) {
				throw new InvalidConfigurationPropertyValueException("faultline.load.retry-after-jitter", jitter,
						"It is the part by which Retry-After is lengthened at most. Use a number from 0 to 1.");
			}
			return new RetryAfterJitterCustomizer(jitter);
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE + 4)
		@ConditionalOnBooleanProperty("faultline.load.rate-limit-headers")
		RateLimitCustomizer rateLimitCustomizer() {
			return new RateLimitCustomizer();
		}

	}

}
