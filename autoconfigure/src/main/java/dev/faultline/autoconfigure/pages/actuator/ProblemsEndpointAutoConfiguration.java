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

package dev.faultline.autoconfigure.pages.actuator;

import java.time.Clock;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemHandler;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.pages.actuator.ProblemOccurrences;
import dev.faultline.pages.actuator.ProblemsEndpoint;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the actuator endpoint. Problems are counted only if somebody can
 * read the counters.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = FaultlineAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(ProblemsEndpoint.class)
public final class ProblemsEndpointAutoConfiguration {

	ProblemsEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemOccurrences problemOccurrences() {
		return new ProblemOccurrences(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemsEndpoint problemsEndpoint(ProblemCatalog catalog, ProblemHandler handler, ProblemOccurrences occurrences,
			ApplicationContext context) {
		return new ProblemsEndpoint(catalog, handler, occurrences, context.getClassLoader());
	}

}
