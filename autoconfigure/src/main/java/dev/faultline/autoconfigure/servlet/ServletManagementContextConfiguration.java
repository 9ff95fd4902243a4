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

import dev.faultline.servlet.ServletManagementFilter;
import dev.faultline.servlet.ServletProblemErrorPage;
import dev.faultline.servlet.ServletProblemResponder;
import jakarta.servlet.Servlet;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Configuration for a management port of its own, which has a context and a server of its
 * own too. Its advice is that of the application; its filter is not.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ Servlet.class, DispatcherServlet.class })
@ConditionalOnBean(ServletProblemResponder.class)
class ServletManagementContextConfiguration {

	@Bean
	FilterRegistrationBean<ServletManagementFilter> servletManagementFilter(ServletProblemResponder responder,
			Environment environment) {
		return ServletProblemErrorAutoConfiguration.registration(new ServletManagementFilter(responder), environment);
	}

	@Bean
	ServletRegistrationBean<ServletProblemErrorPage> servletProblemErrorPage(ServletProblemResponder responder,
			WebProperties webProperties) {
		return new ServletRegistrationBean<>(new ServletProblemErrorPage(responder),
				webProperties.getError().getPath());
	}

}
