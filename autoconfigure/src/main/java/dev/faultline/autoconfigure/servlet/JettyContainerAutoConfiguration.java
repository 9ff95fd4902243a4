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
import dev.faultline.ProblemScope;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.render.ProblemRenderers;
import dev.faultline.servlet.ServletProblemWriter;
import dev.faultline.servlet.jetty.JettyCut;
import dev.faultline.servlet.jetty.JettyProblemCustomizer;
import dev.faultline.servlet.jetty.JettyProblemHandler;
import jakarta.servlet.Servlet;
import org.eclipse.jetty.server.Server;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for what Jetty refuses by itself.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ServletProblemAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ Servlet.class, Server.class, ConfigurableJettyWebServerFactory.class })
@ConditionalOnBean(ServletProblemWriter.class)
@ConditionalOnBooleanProperty(name = "faultline.container.enabled", matchIfMissing = true)
public final class JettyContainerAutoConfiguration {

	JettyContainerAutoConfiguration() {
	}

	@Bean
	JettyCut jettyCut() {
		return new JettyCut();
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> jettyProblemCustomizer(ProblemHandler handler,
			ProblemRenderers renderers, ObjectProvider<ProblemScope> scope, FaultlineProperties properties) {
		JettyProblemHandler errorHandler = new JettyProblemHandler(handler, renderers,
				scope.getIfUnique(() -> ProblemScope.NONE));
		JettyProblemCustomizer customizer = new JettyProblemCustomizer(errorHandler,
				properties.getContainer().isStrict());
		return (factory) -> factory.addServerCustomizers(customizer::customize);
	}

}
