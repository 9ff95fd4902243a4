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
 * Remembers with the request why an authentication failed, which an entry point does not
 * tell.
 */
final class RecordedAuthenticationFailure {

	private static final String NAME = RecordedAuthenticationFailure.class.getName();

	private RecordedAuthenticationFailure() {
	}

	static void record(AuthenticationException failure) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(NAME, failure, RequestAttributes.SCOPE_REQUEST);
		}
	}

	static @Nullable Throwable of(HttpServletRequest request) {
		return (Throwable) request.getAttribute(NAME);
	}

}
