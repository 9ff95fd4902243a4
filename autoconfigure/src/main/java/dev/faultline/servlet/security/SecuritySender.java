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

import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.DelegatingMissingAuthorityAccessDeniedHandler;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.session.ConcurrentSessionFilter;
import org.springframework.security.web.session.SessionManagementFilter;

/**
 * Who in Spring Security is sending a status. It says nothing but the status, also to the
 * entry point or handler of an application, but while it does, it is on the stack.
 */
enum SecuritySender {

	/** The firewall, which refuses a request. */
	FIREWALL,

	/** The entry point of a chain that has no authentication mechanism. */
	NO_MECHANISM,

	/** An entry point: nobody has authenticated, or not well enough. */
	ENTRY_POINT,

	/** The handler of missing factors, unless there is none missing. */
	FACTOR,

	/** The filter that could not authenticate the caller. */
	AUTHENTICATION,

	/** The filters that limit sessions. */
	SESSION,

	/** The handler of a denied access. */
	DENIED,

	/** The handler of a denied access, called for the CSRF token. */
	CSRF,

	/** None of them. */
	OTHER;

	private static final String NAME = SecuritySender.class.getName();

	private static final String EXPECTED = NAME + ".EXPECTED";

	private static final StackWalker STACK = StackWalker.getInstance();

	/** Response wrappers and handlers stand between the sender and who asks. */
	private static final int NEAR = 40;

	private static final String SECURITY = "org.springframework.security.";

	private static final Set<String> SESSION_FILTERS = Set.of(SessionManagementFilter.class.getName(),
			ConcurrentSessionFilter.class.getName());

	/**
	 * Find out who is sending a status at this moment.
	 * @return the sender
	 */
	static SecuritySender current() {
		return STACK.walk(SecuritySender::find);
	}

	/**
	 * Find out who is sending a status, or was when it was set.
	 * @param status the status
	 * @param request the request
	 * @return the sender
	 */
	static SecuritySender of(int status, HttpServletRequest request) {
		if (isExpected(status, request)) {
			return (status == 401) ? ENTRY_POINT : DENIED;
		}
		SecuritySender current = current();
		return (current == OTHER && request.getAttribute(NAME) instanceof SecuritySender noted) ? noted : current;
	}

	/**
	 * Remember who is setting a status.
	 * @param status the status
	 * @param request the request
	 */
	static void note(int status, HttpServletRequest request) {
		if (!isExpected(status, request)) {
			request.setAttribute(NAME, current());
		}
	}

	/**
	 * Remember who is going to answer a request.
	 * @param sender the {@link #ENTRY_POINT} or who answers for {@link #DENIED}
	 * @param request the request
	 */
	static void expect(SecuritySender sender, HttpServletRequest request) {
		request.setAttribute(EXPECTED, sender);
	}

	/**
	 * An entry point that sends 403 may be {@link #NO_MECHANISM}, and who answers 401 for
	 * a denied access may be {@link #FACTOR}. Only the stack tells.
	 * @param status the status
	 * @param request the request
	 * @return whether the status is the usual one of who is going to answer
	 */
	private static boolean isExpected(int status, HttpServletRequest request) {
		Object expected = request.getAttribute(EXPECTED);
		return (status == 401) ? expected == ENTRY_POINT : status == 403 && expected == DENIED;
	}

	private static SecuritySender find(Stream<StackWalker.StackFrame> frames) {
		Iterator<StackWalker.StackFrame> near = frames.limit(NEAR).iterator();
		boolean missing = false;
		while (near.hasNext()) {
			StackWalker.StackFrame frame = near.next();
			if (frame.getClassName().startsWith(SECURITY)) {
				SecuritySender sender = find(frame.getClassName(), frame);
				if (sender == FACTOR) {
					missing = true;
				}
				else if (sender != null) {
					return (sender == DENIED && missing) ? FACTOR : sender;
				}
			}
		}
		return OTHER;
	}

	private static @Nullable SecuritySender find(String name, StackWalker.StackFrame frame) {
		if (name.endsWith("$VirtualFilterChain")) {
			// here the next filter begins
			return OTHER;
		}
		if (name.equals(Http403ForbiddenEntryPoint.class.getName())) {
			return NO_MECHANISM;
		}
		if (name.equals(HttpStatusRequestRejectedHandler.class.getName())) {
			return FIREWALL;
		}
		if (name.equals(FilterChainProxy.class.getName())) {
			return frame.getMethodName().equals("doFilter") ? FIREWALL : OTHER;
		}
		if (name.equals(DelegatingMissingAuthorityAccessDeniedHandler.class.getName())) {
			return FACTOR;
		}
		if (name.equals(ExceptionTranslationFilter.class.getName())) {
			String method = frame.getMethodName();
			return method.equals("sendStartAuthentication") ? ENTRY_POINT
					: method.equals("handleAccessDeniedException") ? DENIED : OTHER;
		}
		if (name.equals(CsrfFilter.class.getName())) {
			return CSRF;
		}
		if (SESSION_FILTERS.contains(name)) {
			return SESSION;
		}
		return (name.contains(".authentication.") && name.endsWith("Filter")) ? AUTHENTICATION : null;
	}

}
