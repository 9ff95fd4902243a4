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

import dev.faultline.ProblemException;
import dev.faultline.RefusedRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * What a container says on an ERROR dispatch. Its message is not read: anyone may have
 * put anything into it.
 */
final class ServletErrorDispatch {

	private ServletErrorDispatch() {
	}

	/**
	 * Return what happened.
	 * @param request the request
	 * @return the exception, or the status as one; 404 if nothing happened and somebody
	 * opened the error page
	 */
	static Throwable failure(HttpServletRequest request) {
		if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
			return failure;
		}
		Throwable refused = (request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String method)
				? RefusedRequest.ofMethod(method) : null;
		if (refused != null) {
			return refused;
		}
		Integer status = status(request);
		return (status != null && status >= 400)
				? ProblemException.of(HttpStatusCode.valueOf(status)).withoutStackTrace().build()
				: ProblemException.of("not-found").withoutStackTrace().build();
	}

	/**
	 * Return whether the container is going to answer by itself. Tomcat does when it
	 * cannot read the content of a request: it sends an error, no matter what is written
	 * after that. It leaves the same trace when it cannot write to a caller that is gone,
	 * but then the status is that of the response which was on its way.
	 * @param request the request
	 * @param response the response
	 * @return whether an ERROR dispatch is to come
	 */
	static boolean isPending(HttpServletRequest request, HttpServletResponse response) {
		// an error while writing leaves the status as it is
		return request.getDispatcherType() != DispatcherType.ERROR && response.isCommitted()
				&& response.getStatus() >= 400 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
	}

	static @Nullable Integer status(HttpServletRequest request) {
		return (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
	}

	static void status(HttpServletRequest request, int status) {
		request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
	}

}
