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

package dev.faultline.test.orders;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

@Configuration(proxyBeanMethods = false)
class OrderFilters {

	@Bean
	FilterRegistrationBean<Filter> closingFilter() {
		return registration("/closed", Ordered.LOWEST_PRECEDENCE);
	}

	@Bean
	FilterRegistrationBean<Filter> outermostClosingFilter() {
		return registration("/closed-outermost", Ordered.HIGHEST_PRECEDENCE);
	}

	@Bean
	FilterRegistrationBean<Filter> failingFilter() {
		return registration("/failing", Ordered.LOWEST_PRECEDENCE);
	}

	@Bean
	FilterRegistrationBean<Filter> outermostFailingFilter() {
		return registration("/failing-outermost", Ordered.HIGHEST_PRECEDENCE);
	}

	@Bean
	FilterRegistrationBean<Filter> outermostFlushingFilter() {
		return registration("/flushed-outermost", Ordered.HIGHEST_PRECEDENCE);
	}

	private static FilterRegistrationBean<Filter> registration(String path, int order) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new ClosingFilter());
		registration.setName(path.substring(1) + "Filter");
		registration.addUrlPatterns(path);
		registration.setOrder(order);
		return registration;
	}

	private static final class ClosingFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException {
			switch (request.getRequestURI()) {
				case "/failing" -> throw new OrderNotFoundException(8);
				case "/failing-outermost" -> throw new OrderNotFoundException(9);
				case "/flushed-outermost" -> {
					response.setStatus(HttpServletResponse.SC_GONE);
					response.flushBuffer();
				}
				default -> response.sendError(HttpServletResponse.SC_GONE);
			}
		}

	}

}
