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

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Hands what no other advice handles over to the walk.
 *
 * @since 0.1.0
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ServletProblemAdvice {

	private final ServletProblemResponder responder;

	/**
	 * Create the advice.
	 * @param responder answers the failures
	 */
	public ServletProblemAdvice(ServletProblemResponder responder) {
		this.responder = responder;
	}

	@ExceptionHandler
	void handle(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws Throwable {
		if (this.responder.isLeft(failure, request, response)) {
			throw failure;
		}
		this.responder.respond(failure, request, response);
	}

}
