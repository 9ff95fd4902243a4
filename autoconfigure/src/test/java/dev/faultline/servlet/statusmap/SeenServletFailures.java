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

package dev.faultline.servlet.statusmap;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a servlet application has seen of failures.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SeenServletFailures extends SeenFailures implements HandlerExceptionResolver {

	private static final String RUN = Run.class.getName();

	@Bean
	FilterRegistrationBean<OncePerRequestFilter> endOfRequests() {
		FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(
				new OncePerRequestFilter() {

					@Override
					protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
							FilterChain chain) throws ServletException, IOException {
						Run run = run();
						request.setAttribute(RUN, run);
						try {
							chain.doFilter(request, response);
						}
						finally {
							if (request.isAsyncStarted()) {
								request.getAsyncContext().addListener(new Completion(run.ended()));
							}
							else {
								run.ended().release();
							}
						}
					}

				});
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		((Run) request.getAttribute(RUN)).raised().add(failure);
		return null;
	}

	/**
	 * Says that a late result is over, whether it came, failed or found nobody there.
	 */
	private record Completion(Semaphore ended) implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			this.ended.release();
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			// completed after that
		}

		@Override
		public void onError(AsyncEvent event) {
			// completed after that
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
