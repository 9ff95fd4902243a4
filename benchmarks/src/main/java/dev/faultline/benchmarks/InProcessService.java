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

package dev.faultline.benchmarks;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The service with its filters and its dispatcher servlet, as Spring Boot configures
 * them, without a server and without a log: what is measured is what is Spring's and
 * ours.
 */
final class InProcessService implements AutoCloseable {

	private final MockServletContext servletContext = new MockServletContext();

	private final ConfigurableApplicationContext context;

	private final DispatcherServlet servlet;

	private final Filter[] filters;

	InProcessService(Stack stack, String... properties) throws ServletException {
		this.context = new SpringApplicationBuilder(stack.sources(Failure.NONE)).bannerMode(Banner.Mode.OFF)
			.registerShutdownHook(false)
			.contextFactory((type) -> createContext())
			.web(WebApplicationType.SERVLET)
			.properties(properties)
			.run(stack.arguments(Failure.NONE));
		this.servlet = this.context.getBean(DispatcherServlet.class);
		this.servlet.init(new MockServletConfig(this.servletContext, "dispatcherServlet"));
		this.filters = new ServletContextInitializerBeans(this.context.getBeanFactory()).stream()
			.filter(AbstractFilterRegistrationBean.class::isInstance)
			.map((registration) -> (AbstractFilterRegistrationBean<?>) registration)
			// which of them are asked is a matter of the server
			.filter((registration) -> registration.getUrlPatterns().isEmpty())
			.map((registration) -> registration.getFilter())
			.toArray(Filter[]::new);
	}

	private ConfigurableApplicationContext createContext() {
		AnnotationConfigServletWebApplicationContext created = new AnnotationConfigServletWebApplicationContext();
		created.setServletContext(this.servletContext);
		return created;
	}

	MockHttpServletResponse answer(Failure failure) throws ServletException, IOException {
		return answer(failure.request(this.servletContext));
	}

	MockHttpServletResponse answer(byte[] order) throws ServletException, IOException {
		MockHttpServletRequest request = Failure.INVALID_BODY.request(this.servletContext);
		request.setContent(order);
		return answer(request);
	}

	private MockHttpServletResponse answer(MockHttpServletRequest request) throws ServletException, IOException {
		MockHttpServletResponse response = new InProcessResponse();
		new MockFilterChain(this.servlet, this.filters).doFilter(request, response);
		return response;
	}

	@Override
	public void close() {
		this.servlet.destroy();
		this.context.close();
	}

}
