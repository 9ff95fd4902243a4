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

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/**
 * Adds a resolver for handlers that Spring asks no advice for, such as an
 * {@code HttpRequestHandler}. The resolver comes right after all advice; the resolvers
 * behind it would turn an exception into a mere status, and log it. It is no bean, since
 * Spring would ask it twice. Another one, right before all advice, spares Spring the
 * search for an advice where there is none but ours.
 *
 * @since 0.1.0
 */
public class ServletProblemResolverConfigurer implements WebMvcConfigurer {

	private final Supplier<ServletProblemResponder> responder;

	private final boolean logged;

	/**
	 * Create the configurer.
	 * @param responder finds who answers the failures, when the first one is here
	 * @param logged whether Spring is to log what advice handles, so that it must be
	 * asked for all of it
	 */
	public ServletProblemResolverConfigurer(Supplier<ServletProblemResponder> responder, boolean logged) {
		this.responder = responder;
		this.logged = logged;
	}

	@Override
	public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
		int position = 0;
		for (int i = 0; i < resolvers.size(); i++) {
			if (resolvers.get(i) instanceof ExceptionHandlerExceptionResolver) {
				position = i + 1;
			}
		}
		resolvers.add(position, this::resolve);
		if (position > 0 && !this.logged) {
			addUnadvised(resolvers, position - 1);
		}
	}

	private void addUnadvised(List<HandlerExceptionResolver> resolvers, int position) {
		// a subclass may look for advice in another way
		if (resolvers.get(position) instanceof ExceptionHandlerExceptionResolver advised
				&& advised.getClass() == ExceptionHandlerExceptionResolver.class) {
			resolvers.add(position, new UnadvisedFailureResolver(advised, this::resolveUnadvised));
		}
	}

	private @Nullable ModelAndView resolveUnadvised(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		ServletProblemResponder responder = this.responder.get();
		if (responder.isLeft(failure, request, response)) {
			return null;
		}
		try {
			responder.respond(failure, request, response);
		}
		catch (IOException ex) {
			// the caller is gone, and the resolvers behind need not try again
		}
		return new ModelAndView();
	}

	private @Nullable ModelAndView resolve(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		ServletProblemResponder responder = this.responder.get();
		if (responder.isLeft(failure, request, response)) {
			if (responder.isCut(failure, response) && failure instanceof RuntimeException unchecked) {
				// the resolvers behind would say that it is done, and the caller would
				// take a part of the response for all of it
				throw unchecked;
			}
			return null;
		}
		try {
			responder.respond(failure, request, response);
			return new ModelAndView();
		}
		catch (IOException ex) {
			// the caller is gone
			return null;
		}
	}

}
