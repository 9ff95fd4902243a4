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

package dev.faultline.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Takes a failure before Spring looks for an advice, if the only one that Spring could
 * find is {@link ServletProblemAdvice}. To find and to call it costs about a fifth of the
 * bytes of an answer. In doubt, Spring decides.
 */
class UnadvisedFailureResolver implements HandlerExceptionResolver {

	private static final Log logger = LogFactory.getLog(ExceptionHandlerExceptionResolver.class);

	/** The classes are the application's controllers. */
	private static final ClassValue<Boolean> HANDLES_ITSELF = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> controller) {
			return new ExceptionHandlerMethodResolver(controller).hasExceptionMappings();
		}

	};

	/** The methods of all advice before ours, {@code null} if ours is not asked. */
	private final SingletonSupplier<@Nullable List<ExceptionHandlerMethodResolver>> before;

	private final HandlerExceptionResolver unadvised;

	/**
	 * Create the resolver.
	 * @param advised knows all advice, in the order in which it is asked
	 * @param unadvised answers what {@link ServletProblemAdvice} would be asked for
	 */
	UnadvisedFailureResolver(ExceptionHandlerExceptionResolver advised, HandlerExceptionResolver unadvised) {
		this.before = SingletonSupplier.of(() -> before(advised));
		this.unadvised = unadvised;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		// whoever debugs wants to read which method Spring uses
		return (isAdvisable(handler) && isOurs(failure) && !logger.isDebugEnabled())
				? this.unadvised.resolveException(request, response, handler, failure) : null;
	}

	/**
	 * Return whether Spring looks for an advice, and in none of the handler's own
	 * methods.
	 * @param handler the handler
	 * @return whether it is one of those that advice is for
	 */
	private static boolean isAdvisable(@Nullable Object handler) {
		if (handler instanceof HandlerMethod method) {
			return !HANDLES_ITSELF.get(method.getBeanType());
		}
		return handler == null || handler instanceof ResourceHttpRequestHandler || handler instanceof HandlerFunction;
	}

	private boolean isOurs(Exception failure) {
		List<ExceptionHandlerMethodResolver> others = this.before.get();
		if (others == null) {
			return false;
		}
		for (int i = 0; i < others.size(); i++) {
			// it may be for other handlers or media types: that is for Spring to say
			if (others.get(i).resolveMethodByThrowable(failure) != null) {
				return false;
			}
		}
		return true;
	}

	private static @Nullable List<ExceptionHandlerMethodResolver> before(ExceptionHandlerExceptionResolver advised) {
		List<ExceptionHandlerMethodResolver> before = new ArrayList<>();
		for (Map.Entry<ControllerAdviceBean, ExceptionHandlerMethodResolver> advice : advised
			.getExceptionHandlerAdviceCache()
			.entrySet()) {
			if (advice.getKey().getBeanType() == ServletProblemAdvice.class) {
				return before;
			}
			before.add(advice.getValue());
		}
		return null;
	}

}
