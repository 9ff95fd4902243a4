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

import dev.faultline.servlet.ServletCut;
import dev.faultline.servlet.ServletLateFilter;
import dev.faultline.servlet.ServletOuterFilter;
import dev.faultline.servlet.ServletProblemErrorController;
import dev.faultline.servlet.ServletProblemFilter;
import dev.faultline.servlet.ServletProblemResponder;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for what does not come out of a controller: the error controller in
 * place of Boot's, and the filter. An {@link ErrorController} of the application keeps
 * both.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ServletProblemAutoConfiguration.class,
		beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@ConditionalOnClass({ ErrorController.class, ErrorMvcAutoConfiguration.class })
@ConditionalOnBean(ServletProblemResponder.class)
@EnableConfigurationProperties(WebProperties.class)
public final class ServletProblemErrorAutoConfiguration {

	private static final int DEFAULT_SECURITY_ORDER = -100;

	ServletProblemErrorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(value = ErrorController.class, search = SearchStrategy.CURRENT)
	ServletProblemErrorController servletProblemErrorController(ServletProblemResponder responder,
			ObjectProvider<ErrorAttributes> errorAttributes, WebProperties webProperties,
			ObjectProvider<ErrorViewResolver> errorViewResolvers) {
		// Boot's are missing if the application excludes ErrorMvcAutoConfiguration
		return new ServletProblemErrorController(responder, errorAttributes.getIfAvailable(DefaultErrorAttributes::new),
				webProperties.getError(), errorViewResolvers.orderedStream().toList());
	}

	// just outside Spring Security
	@Bean
	@ConditionalOnBean(ServletProblemErrorController.class)
	FilterRegistrationBean<ServletProblemFilter> servletProblemFilter(ServletProblemResponder responder,
			Environment environment) {
		return registration(new ServletProblemFilter(responder), environment);
	}

	// within the observation of the request, and outside all else
	@Bean
	@ConditionalOnBean(ServletProblemErrorController.class)
	FilterRegistrationBean<ServletOuterFilter> servletOuterFilter(ServletProblemResponder responder) {
		FilterRegistrationBean<ServletOuterFilter> registration = new FilterRegistrationBean<>(
				new ServletOuterFilter(responder));
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
		return registration;
	}

	// outside the observation of the request
	@Bean
	@ConditionalOnBean(ServletProblemErrorController.class)
	FilterRegistrationBean<ServletLateFilter> servletLateFilter(ObjectProvider<ServletCut> cuts) {
		FilterRegistrationBean<ServletLateFilter> registration = new FilterRegistrationBean<>(
				new ServletLateFilter(cuts.orderedStream().toList()));
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	static <T extends ServletProblemFilter> FilterRegistrationBean<T> registration(T filter, Environment environment) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		registration.setOrder(
				environment.getProperty("spring.security.filter.order", Integer.class, DEFAULT_SECURITY_ORDER) - 10);
		return registration;
	}

}
