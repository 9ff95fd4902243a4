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

package dev.faultline.servlet.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.AuthenticationException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * How the last attempt to authenticate the caller of a request ended. Filters such as
 * that of HTTP Basic keep it to themselves.
 */
final class RecordedAuthentication {

	private static final String NAME = RecordedAuthentication.class.getName();

	private RecordedAuthentication() {
	}

	static void failed(AuthenticationException failure) {
		record(failure);
	}

	static void succeeded() {
		record(Boolean.TRUE);
	}

	private static void record(Object outcome) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(NAME, outcome, RequestAttributes.SCOPE_REQUEST);
		}
	}

	static @Nullable Throwable failureOf(HttpServletRequest request) {
		return (request.getAttribute(NAME) instanceof Throwable failure) ? failure : null;
	}

	static boolean isSuccessOf(HttpServletRequest request) {
		return Boolean.TRUE.equals(request.getAttribute(NAME));
	}

}
