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

import dev.faultline.ProblemHandler;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.reactive.security.ReactiveSecurityFailureSource;
import dev.faultline.reactive.security.SecurityChainRecorder;
import dev.faultline.reactive.security.WrappedRefusalFilter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * Auto-configuration for what Spring Security answers in a WebFlux application. It
 * changes nothing about how the application is secured.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({ DispatcherHandler.class, AuthenticationException.class, WebFilterChainProxy.class })
@ConditionalOnBooleanProperty(name = "faultline.security.enabled", matchIfMissing = true)
public final class ReactiveProblemSecurityAutoConfiguration {

	ReactiveProblemSecurityAutoConfiguration() {
	}

	@Bean
	static SecurityChainRecorder securityChainRecorder() {
		return new SecurityChainRecorder();
	}

	@Bean
	ReactiveSecurityFailureSource reactiveSecurityFailureSource(FaultlineProperties properties) {
		return new ReactiveSecurityFailureSource(StringUtils.hasText(properties.getSecurity().getChallenge()));
	}

	@Bean
	WrappedRefusalFilter wrappedRefusalFilter(ProblemHandler handler) {
		return new WrappedRefusalFilter(handler);
	}

}
