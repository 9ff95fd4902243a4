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
import dev.faultline.servlet.ServletContainerResponder;
import dev.faultline.servlet.ServletProblemWriter;
import dev.faultline.servlet.tomcat.TomcatCut;
import dev.faultline.servlet.tomcat.TomcatProblemValve;
import jakarta.servlet.Servlet;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for what Tomcat refuses by itself.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ServletProblemAutoConfiguration.class)
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ Servlet.class, ErrorReportValve.class, ConfigurableTomcatWebServerFactory.class })
@ConditionalOnBean(ServletProblemWriter.class)
@ConditionalOnBooleanProperty(name = "faultline.container.enabled", matchIfMissing = true)
public final class TomcatContainerAutoConfiguration {

	TomcatContainerAutoConfiguration() {
	}

	@Bean
	TomcatCut tomcatCut() {
		return new TomcatCut();
	}

	// inside of Boot's valve, and the inner one writes first
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatProblemCustomizer(ProblemHandler handler,
			ServletProblemWriter writer, FaultlineProperties properties) {
		boolean strict = properties.getContainer().isStrict();
		ServletContainerResponder responder = new ServletContainerResponder(handler, writer);
		return (factory) -> factory.addContextCustomizers((context) -> {
			TomcatProblemValve valve = new TomcatProblemValve(responder, strict);
			StandardHost host = (StandardHost) context.getParent();
			host.getPipeline().addValve(valve);
			// it finds a valve of this class, so it makes none
			host.setErrorReportValveClass(valve.getClass().getName());
		});
	}

}
