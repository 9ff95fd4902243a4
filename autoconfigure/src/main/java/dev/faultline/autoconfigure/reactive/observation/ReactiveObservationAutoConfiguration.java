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

package dev.faultline.autoconfigure.reactive.observation;

import dev.faultline.ProblemCatalog;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.reactive.observation.ReactiveObservations;
import dev.faultline.report.observation.ObservedProblemListener;
import dev.faultline.report.observation.ProblemTypeObservationFilter;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * Auto-configuration for what the observation of a WebFlux request says of its failure,
 * where requests are observed.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = FaultlineAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({ DispatcherHandler.class, ObservationRegistry.class })
@ConditionalOnBean(ObservationRegistry.class)
public final class ReactiveObservationAutoConfiguration {

	ReactiveObservationAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ObservedProblemListener observedProblemListener(ProblemCatalog catalog, FaultlineProperties properties) {
		return new ObservedProblemListener(catalog, properties.getObservation().isClientErrors(),
				ReactiveObservations::find, ReactiveObservations::signal);
	}

	@Bean
	@ConditionalOnMissingBean
	ProblemTypeObservationFilter problemTypeObservationFilter() {
		return new ProblemTypeObservationFilter(ServerRequestObservationContext.class);
	}

}
