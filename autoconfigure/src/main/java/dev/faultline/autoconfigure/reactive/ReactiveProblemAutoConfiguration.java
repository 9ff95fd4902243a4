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

package dev.faultline.autoconfigure.reactive;

import java.util.ArrayList;
import java.util.List;

import dev.faultline.ProblemHandler;
import dev.faultline.autoconfigure.AdapterSettings;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.autoconfigure.render.ProblemRenderAutoConfiguration;
import dev.faultline.customize.ErrorResponseInterceptorCustomizer;
import dev.faultline.reactive.ReactiveFailureSource;
import dev.faultline.reactive.ReactiveProblemDetailsStandIn;
import dev.faultline.reactive.ReactiveProblemResponder;
import dev.faultline.reactive.ReactiveProblemWriter;
import dev.faultline.render.ProblemRenderers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;

/**
 * Auto-configuration for what all doors of a WebFlux application share.
 *
 * @since 0.1.0
 */
// before WebFluxAutoConfiguration, so that its advice for problem details backs off
@AutoConfiguration(after = { FaultlineAutoConfiguration.class, ProblemRenderAutoConfiguration.class },
		beforeName = "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration")
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
public final class ReactiveProblemAutoConfiguration {

	ReactiveProblemAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ReactiveProblemWriter reactiveProblemWriter(ProblemRenderers renderers, FaultlineProperties properties) {
		return new ReactiveProblemWriter(renderers, AdapterSettings.challenge(properties.getSecurity().getChallenge()));
	}

	@Bean
	@ConditionalOnMissingBean
	ReactiveProblemResponder reactiveProblemResponder(ProblemHandler handler, ReactiveProblemWriter writer,
			ObjectProvider<ReactiveFailureSource> sources, FaultlineProperties properties) {
		return new ReactiveProblemResponder(handler, writer, sources.orderedStream().toList(),
				AdapterSettings.paths(properties.getPaths()));
	}

	// after what the user's customizers do
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	ErrorResponseInterceptorCustomizer errorResponseInterceptorCustomizer(
			ObjectProvider<WebFluxConfigurer> configurers) {
		return new ErrorResponseInterceptorCustomizer(() -> {
			List<ErrorResponse.Interceptor> interceptors = new ArrayList<>();
			configurers.orderedStream().forEach((configurer) -> configurer.addErrorResponseInterceptors(interceptors));
			return interceptors;
		});
	}

	@Bean
	@ConditionalOnMissingBean(ResponseEntityExceptionHandler.class)
	ReactiveProblemDetailsStandIn reactiveProblemDetailsStandIn() {
		return new ReactiveProblemDetailsStandIn();
	}

}
