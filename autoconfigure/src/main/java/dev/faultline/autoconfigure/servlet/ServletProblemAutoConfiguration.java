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

import java.util.ArrayList;
import java.util.List;

import dev.faultline.ProblemHandler;
import dev.faultline.ProblemScope;
import dev.faultline.autoconfigure.AdapterSettings;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineAutoConfiguration;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.autoconfigure.render.ProblemRenderAutoConfiguration;
import dev.faultline.customize.ErrorResponseInterceptorCustomizer;
import dev.faultline.render.ProblemRenderers;
import dev.faultline.servlet.RangeFailureSource;
import dev.faultline.servlet.ServletFailureSource;
import dev.faultline.servlet.ServletProblemDetailsStandIn;
import dev.faultline.servlet.ServletProblemPaths;
import dev.faultline.servlet.ServletProblemResponder;
import dev.faultline.servlet.ServletProblemWriter;
import jakarta.servlet.Servlet;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Auto-configuration for what all doors of a servlet application share.
 *
 * @since 0.1.0
 */
// before WebMvcAutoConfiguration, so that its advice for problem details backs off
@AutoConfiguration(after = { FaultlineAutoConfiguration.class, ProblemRenderAutoConfiguration.class },
		beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnFaultline
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ Servlet.class, DispatcherServlet.class })
public final class ServletProblemAutoConfiguration {

	ServletProblemAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ServletProblemWriter servletProblemWriter(ProblemRenderers renderers, ObjectProvider<ProblemScope> scope,
			FaultlineProperties properties) {
		return new ServletProblemWriter(renderers, AdapterSettings.challenge(properties.getSecurity().getChallenge()),
				scope.getIfUnique(() -> ProblemScope.NONE));
	}

	@Bean
	@ConditionalOnMissingBean
	ServletProblemResponder servletProblemResponder(ProblemHandler handler, ServletProblemWriter writer,
			ObjectProvider<ServletFailureSource> sources, FaultlineProperties properties,
			@Qualifier(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME) ObjectProvider<LocaleResolver> localeResolver) {
		return new ServletProblemResponder(handler, writer, sources.orderedStream().toList(),
				new ServletProblemPaths(AdapterSettings.paths(properties.getPaths())), localeResolver::getIfAvailable);
	}

	// after what the user's customizers do
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	ErrorResponseInterceptorCustomizer errorResponseInterceptorCustomizer(
			ObjectProvider<WebMvcConfigurer> configurers) {
		return new ErrorResponseInterceptorCustomizer(() -> {
			List<ErrorResponse.Interceptor> interceptors = new ArrayList<>();
			configurers.orderedStream().forEach((configurer) -> configurer.addErrorResponseInterceptors(interceptors));
			return interceptors;
		});
	}

	@Bean
	RangeFailureSource rangeFailureSource() {
		return new RangeFailureSource();
	}

	@Bean
	@ConditionalOnMissingBean(ResponseEntityExceptionHandler.class)
	ServletProblemDetailsStandIn servletProblemDetailsStandIn() {
		return new ServletProblemDetailsStandIn();
	}

}
