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

package dev.faultline.test;

import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Has the exception resolvers of Spring MVC answer, and so every advice of the
 * application, as if a controller had thrown.
 */
final class ServletThrownFailures implements ThrownFailures {

	private final WebApplicationContext context;

	private final String path;

	private final HandlerExceptionResolver resolver;

	private final ThrownFailures walk;

	ServletThrownFailures(WebApplicationContext context, String path) {
		this.context = context;
		this.path = path;
		this.resolver = context.getBean(DispatcherServlet.HANDLER_EXCEPTION_RESOLVER_BEAN_NAME,
				HandlerExceptionResolver.class);
		this.walk = ThrownFailures.walk(context, path);
	}

	@Override
	public ProblemResponse answer(Throwable failure) {
		MockHttpServletRequest request = new MockHttpServletRequest(this.context.getServletContext(), "GET", this.path);
		request.addHeader("Accept", MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		request.addPreferredLocale(Locale.ENGLISH);
		request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, this.context);
		MockHttpServletResponse response = new MockHttpServletResponse();
		ModelAndView view = resolve(failure, request, response);
		if (view == null && isOfSecurity(failure)) {
			// the filter of Spring Security answers these
			return this.walk.answer(failure);
		}
		if (view == null) {
			throw new AssertionError(("No advice answers a %s that is thrown at %s. If faultline.paths leaves that path"
					+ " to others, override path() of this test.")
				.formatted(failure.getClass().getName(), this.path), failure);
		}
		ProblemResponse answer = MockMvcResponses.of(response);
		return view.isEmpty() ? answer : answer
			.withNote("An advice of the application answered with a view, %s.".formatted(view.getViewName()));
	}

	private @Nullable ModelAndView resolve(Throwable failure, MockHttpServletRequest request,
			MockHttpServletResponse response) {
		// as the DispatcherServlet has it
		Exception exception = (failure instanceof Exception known) ? known
				: new ServletException("Handler dispatch failed: " + failure, failure);
		RequestAttributes before = RequestContextHolder.getRequestAttributes();
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
		try {
			return this.resolver.resolveException(request, response, handler(), exception);
		}
		finally {
			RequestContextHolder.setRequestAttributes(before);
		}
	}

	private static boolean isOfSecurity(Throwable failure) {
		for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
			if (ClassUtils.getPackageName(type).startsWith("org.springframework.security.")) {
				return true;
			}
		}
		return false;
	}

	private static HandlerMethod handler() {
		return new HandlerMethod(new Controller(),
				Objects.requireNonNull(ReflectionUtils.findMethod(Controller.class, "fail")));
	}

	/**
	 * A bean type for the selectors of advices.
	 */
	private static final class Controller {

		@SuppressWarnings("unused")
		void fail() {
		}

	}

}
