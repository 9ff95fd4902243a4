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

import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.reactive.GatewayFailureSource;
import dev.faultline.reactive.ReactiveProblemResponder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for what Spring Cloud Gateway refuses with nothing but a status, on
 * WebFlux.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ReactiveProblemAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnClass(name = "org.springframework.cloud.gateway.support.ServerWebExchangeUtils")
@ConditionalOnBean(ReactiveProblemResponder.class)
public final class ReactiveGatewayAutoConfiguration {

	ReactiveGatewayAutoConfiguration() {
	}

	@Bean
	GatewayFailureSource gatewayFailureSource() {
		return new GatewayFailureSource();
	}

}
