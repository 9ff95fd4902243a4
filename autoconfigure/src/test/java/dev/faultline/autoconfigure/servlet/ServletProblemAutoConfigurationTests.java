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

import java.util.List;
import java.util.Map;

import dev.faultline.ProblemHandler;
import dev.faultline.ProblemPaths;
import dev.faultline.ProblemScope;
import dev.faultline.autoconfigure.AutoConfigurationNames;
import dev.faultline.render.ProblemRenderers;
import dev.faultline.servlet.ServletProblemAdvice;
import dev.faultline.servlet.ServletProblemErrorController;
import dev.faultline.servlet.ServletProblemFilter;
import dev.faultline.servlet.ServletProblemPaths;
import dev.faultline.servlet.ServletProblemResponder;
import dev.faultline.servlet.ServletProblemWriter;
import dev.faultline.servlet.pages.ServletProblemPages;
import dev.faultline.servlet.security.AuthenticationRecorder;
import dev.faultline.servlet.security.AuthorizationRecorder;
import dev.faultline.servlet.security.SecurityFailureSource;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the wiring of the servlet adapter.
 */
class ServletProblemAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurationNames.oursAndBoot());

	@Test
	void everyDoorIsThere() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(ServletProblemAdvice.class)
				.hasSingleBean(ServletProblemErrorController.class)
				.hasSingleBean(ServletProblemResponder.class)
				.hasSingleBean(ServletProblemWriter.class)
				.hasSingleBean(ServletProblemPages.class)
				.hasSingleBean(SecurityFailureSource.class)
				.hasSingleBean(AuthenticationRecorder.class)
				.hasSingleBean(AuthorizationRecorder.class)
				.hasBean("servletProblemFilter");
			assertThat(context).getBean(AuthenticationEventPublisher.class)
				.hasSameClassAs(new DefaultAuthenticationEventPublisher());
		});
	}

	@Test
	void errorControllerTakesThePlaceOfTheOneOfBoot() {
		this.runner.run((context) -> assertThat(context).getBeanNames(ErrorController.class)
			.containsExactly("servletProblemErrorController"));
	}

	@Test
	void filterStandsJustOutsideSpringSecurity() {
		this.runner.withPropertyValues("spring.security.filter.order=7").run((context) -> {
			FilterRegistrationBean<?> filter = context.getBean("servletProblemFilter", FilterRegistrationBean.class);
			assertThat(filter.getFilter()).isInstanceOf(ServletProblemFilter.class);
			assertThat(filter.getOrder()).isLessThan(7);
			assertThat(filter.determineDispatcherTypes()).containsExactlyInAnyOrder(DispatcherType.REQUEST,
					DispatcherType.ASYNC, DispatcherType.ERROR);
		});
	}

	@Test
	void ownErrorControllerKeepsTheErrorPageAndTheFilter() {
		this.runner.withUserConfiguration(OwnErrorController.class).run((context) -> {
			assertThat(context).getBeanNames(ErrorController.class).containsExactly("ownErrorController");
			assertThat(context).doesNotHaveBean("servletProblemFilter").hasSingleBean(ServletProblemAdvice.class);
		});
	}

	@Test
	void ownErrorAttributesAreKept() {
		this.runner.withUserConfiguration(OwnErrorAttributes.class).run((context) -> {
			assertThat(context).getBeanNames(ErrorAttributes.class).containsExactly("ownErrorAttributes");
			assertThat(context).hasSingleBean(ServletProblemErrorController.class);
		});
	}

	@Test
	void withoutOwnErrorAttributesThoseOfBootAreThere() {
		this.runner.run((context) -> assertThat(context).getBean(ErrorAttributes.class)
			.isExactlyInstanceOf(DefaultErrorAttributes.class));
	}

	@Test
	void withErrorMvcAutoConfigurationExcludedTheStartGoesOn() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurationNames.ours())
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ServletProblemErrorController.class));
	}

	@Test
	void adviceOfBootBacksOff() {
		this.runner.withPropertyValues("spring.mvc.problemdetails.enabled=true")
			.run((context) -> assertThat(context).getBeanNames(ResponseEntityExceptionHandler.class)
				.containsExactly("servletProblemDetailsStandIn"));
	}

	@Test
	void ownResponseEntityExceptionHandlerIsTheOnlyOne() {
		this.runner.withUserConfiguration(OwnHandler.class)
			.run((context) -> assertThat(context).getBeanNames(ResponseEntityExceptionHandler.class)
				.containsExactly("ownHandler"));
	}

	@Test
	void contractsOfTheAdapterAreReplaceable() {
		this.runner.withUserConfiguration(OwnAdapter.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).getBeanNames(ServletProblemWriter.class).containsExactly("ownWriter");
			assertThat(context).getBeanNames(ServletProblemResponder.class).containsExactly("ownResponder");
			assertThat(context).getBeanNames(ServletProblemAdvice.class).containsExactly("ownAdvice");
		});
	}

	@Test
	void ownAuthenticationEventPublisherIsKept() {
		this.runner.withUserConfiguration(OwnPublisher.class)
			.run((context) -> assertThat(context).getBeanNames(AuthenticationEventPublisher.class)
				.containsExactly("ownPublisher"));
	}

	@Test
	void withSecurityEnabledFalseSpringSecurityIsLeftAlone() {
		this.runner.withPropertyValues("faultline.security.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(SecurityFailureSource.class)
				.doesNotHaveBean(AuthenticationRecorder.class)
				.doesNotHaveBean(AuthorizationRecorder.class)
				.hasSingleBean(AuthenticationEventPublisher.class)
				.hasSingleBean(ServletProblemAdvice.class));
	}

	@Test
	void withPagesEnabledFalseThereAreNoPages() {
		this.runner.withPropertyValues("faultline.pages.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ServletProblemPages.class)
				.hasSingleBean(ServletProblemAdvice.class));
	}

	@Test
	void withEnabledFalseBootAnswers() {
		this.runner.withPropertyValues("faultline.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(ServletProblemAdvice.class);
			assertThat(context).getBeanNames(ErrorController.class).containsExactly("basicErrorController");
		});
	}

	@Test
	void withoutSpringMvcThereIsNoAdapter() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurationNames.ours())
			.withClassLoader(new FilteredClassLoader("org.springframework.web.servlet"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ProblemHandler.class)
				.doesNotHaveBean(ServletProblemResponder.class)
				.doesNotHaveBean(ServletProblemAdvice.class)
				.doesNotHaveBean(ServletProblemPages.class)
				.doesNotHaveBean("servletProblemFilter"));
	}

	@Test
	void withoutErrorPagesOfBootThereAreNoneOfOurs() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurationNames.ours())
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.webmvc"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ServletProblemAdvice.class)
				.doesNotHaveBean(ServletProblemErrorController.class)
				.doesNotHaveBean("servletProblemFilter"));
	}

	@Test
	void withoutSpringSecurityThereIsNoSourceOfItsFailures() {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurationNames.ours())
			.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ServletProblemAdvice.class)
				.doesNotHaveBean("securityFailureSource")
				.doesNotHaveBean("authenticationEventPublisher"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnErrorController {

		@Bean
		ErrorController ownErrorController() {
			return new ErrorController() {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnErrorAttributes {

		@Bean
		ErrorAttributes ownErrorAttributes() {
			return new DefaultErrorAttributes() {

				@Override
				public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
					return Map.of("own", true);
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnHandler {

		@Bean
		ResponseEntityExceptionHandler ownHandler() {
			return new ResponseEntityExceptionHandler() {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnAdapter {

		@Bean
		ServletProblemWriter ownWriter(ProblemRenderers renderers) {
			return new ServletProblemWriter(renderers, null, ProblemScope.NONE);
		}

		@Bean
		ServletProblemResponder ownResponder(ProblemHandler handler, ServletProblemWriter writer) {
			return new ServletProblemResponder(handler, writer, List.of(), new ServletProblemPaths(ProblemPaths.ALL),
					() -> null);
		}

		@Bean
		ServletProblemAdvice ownAdvice(ServletProblemResponder responder) {
			return new ServletProblemAdvice(responder);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPublisher {

		@Bean
		AuthenticationEventPublisher ownPublisher() {
			return new AuthenticationEventPublisher() {

				@Override
				public void publishAuthenticationSuccess(Authentication authentication) {
				}

				@Override
				public void publishAuthenticationFailure(AuthenticationException exception,
						Authentication authentication) {
				}

			};
		}

	}

}
