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

package dev.faultline.autoconfigure.reactive.tracing;

import dev.faultline.ProblemCatalog;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.customize.tracing.RequestSpan;
import dev.faultline.reactive.observation.ReactiveObservations;
import dev.faultline.report.tracing.TracedProblemListener;
import io.micrometer.tracing.handler.TracingObservationHandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * Auto-configuration for what the span of a WebFlux request says of its failure, with
 * Micrometer Tracing.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = FaultlineAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({ DispatcherHandler.class, TracingObservationHandler.class })
public final class ReactiveTracingAutoConfiguration {

	ReactiveTracingAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	TracedProblemListener tracedProblemListener(ProblemCatalog catalog, FaultlineProperties properties) {
		return new TracedProblemListener(catalog, properties.getObservation().isClientErrors(),
				ReactiveObservations::find, false);
	}

	// no span is current on the thread of an event loop
	@Bean
	@ConditionalOnMissingBean
	RequestSpan requestSpan() {
		return (context) -> TracedProblemListener.spanOf(ReactiveObservations.find(context));
	}

}
