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

import dev.faultline.Problem;
import dev.faultline.ProblemHandler;
import dev.faultline.render.ProblemRenderer;
import dev.faultline.render.ProblemRenderers;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * What an application answers when something is thrown.
 */
interface ThrownFailures {

	/**
	 * Answer a failure.
	 * @param failure what is thrown
	 * @return the response
	 */
	ProblemResponse answer(Throwable failure);

	/**
	 * Return what answers as if a controller had thrown, or, where there is no
	 * {@code DispatcherServlet}, the walk.
	 * @param context the application
	 * @param path the path of the request
	 * @return what answers
	 */
	static ThrownFailures of(ApplicationContext context, String path) {
		ClassLoader classLoader = ThrownFailures.class.getClassLoader();
		boolean servlet = ClassUtils.isPresent("org.springframework.web.servlet.DispatcherServlet", classLoader)
				&& ClassUtils.isPresent("jakarta.servlet.Servlet", classLoader)
				&& context instanceof WebApplicationContext;
		return servlet ? new ServletThrownFailures((WebApplicationContext) context, path) : walk(context, path);
	}

	/**
	 * Return the walk.
	 * @param context the application
	 * @param path the path of the request
	 * @return what answers
	 */
	static ThrownFailures walk(ApplicationContext context, String path) {
		ProblemHandler handler = context.getBean(ProblemHandler.class);
		ProblemRenderer renderer = context.getBean(ProblemRenderers.class).select(null);
		return (failure) -> {
			Problem problem = handler.handle(failure, new ContractRequest(path));
			HttpHeaders headers = new HttpHeaders();
			headers.setContentType(renderer.mediaType());
			headers.addAll(problem.headers());
			return ProblemResponse.of(problem.status().value(), headers, renderer.render(problem));
		};
	}

}
