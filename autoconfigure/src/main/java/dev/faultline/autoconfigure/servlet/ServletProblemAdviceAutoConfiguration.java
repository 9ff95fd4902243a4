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

import dev.faultline.ProblemCatalog;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.autoconfigure.PagesAddress;
import dev.faultline.report.StartupReport;
import dev.faultline.servlet.AsyncInterruptRules;
import dev.faultline.servlet.ServletProblemAdvice;
import dev.faultline.servlet.ServletProblemResolverConfigurer;
import dev.faultline.servlet.ServletProblemResponder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Auto-configuration for what controllers throw, now or later. Advice without an order is
 * asked in the order of registration, so this one registers after all others and any
 * other advice wins.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(ServletProblemResponder.class)
public final class ServletProblemAdviceAutoConfiguration {

	ServletProblemAdviceAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ServletProblemAdvice servletProblemAdvice(ServletProblemResponder responder) {
		return new ServletProblemAdvice(responder);
	}

	@Bean
	ServletProblemResolverConfigurer servletProblemResolverConfigurer(ObjectProvider<ServletProblemResponder> responder,
			@Value("${spring.mvc.log-resolved-exception:false}") boolean logged) {
		return new ServletProblemResolverConfigurer(responder::getObject, logged);
	}

	@Bean
	@Order(0) // before the rules of the JDK, which know no dispatch
	AsyncInterruptRules asyncInterruptRules(ProblemCatalog catalog) {
		return new AsyncInterruptRules(catalog);
	}

	@Bean
	StartupReport startupReport(ApplicationContext applicationContext, ProblemCatalog catalog,
			FaultlineProperties properties) {
		String address = properties.getPages().isEnabled() ? PagesAddress.of(applicationContext, properties) : null;
		return new StartupReport(applicationContext, catalog, address, ServletProblemAdvice.class::isAssignableFrom,
				"Spring MVC", ResponseEntityExceptionHandler.class);
	}

}
