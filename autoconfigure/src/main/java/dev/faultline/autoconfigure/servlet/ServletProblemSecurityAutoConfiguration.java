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

package dev.faultline.autoconfigure.servlet;

import dev.faultline.ProblemHandler;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.servlet.security.AuthenticationRecorder;
import dev.faultline.servlet.security.AuthorizationRecorder;
import dev.faultline.servlet.security.SecurityFailureSource;
import jakarta.servlet.Servlet;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Auto-configuration for what Spring Security answers. It changes nothing about how the
 * application is secured.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ Servlet.class, DispatcherServlet.class, ProviderManager.class, Http403ForbiddenEntryPoint.class })
@ConditionalOnBooleanProperty(name = "faultline.security.enabled", matchIfMissing = true)
public final class ServletProblemSecurityAutoConfiguration {

	ServletProblemSecurityAutoConfiguration() {
	}

	@Bean
	static AuthenticationRecorder authenticationRecorder() {
		return new AuthenticationRecorder();
	}

	@Bean
	AuthorizationRecorder authorizationRecorder() {
		return new AuthorizationRecorder();
	}

	@Bean
	SecurityFailureSource securityFailureSource(ProblemHandler handler, FaultlineProperties properties) {
		return new SecurityFailureSource(handler, StringUtils.hasText(properties.getSecurity().getChallenge()));
	}

}
