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
import java.util.stream.Stream;

import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;

/**
 * Which part of Spring Security is sending a status. These parts say nothing else about
 * why, and they are no beans that one could ask; but while they send, they are on the
 * stack, and they never are while a handler of the application runs.
 */
enum SecuritySender {

	/** The firewall, which refuses a request. */
	FIREWALL,

	/** The entry point of a chain that has no authentication mechanism. */
	NO_MECHANISM,

	/** The handler of a denied access. */
	DENIED,

	/** The handler of a denied access, called for the CSRF token. */
	CSRF,

	/** None of them. */
	OTHER;

	private static final StackWalker STACK = StackWalker.getInstance();

	/** Response wrappers stand between the sender and who asks. */
	private static final int NEAR = 40;

	static SecuritySender current() {
		return STACK.walk(SecuritySender::find);
	}

	private static SecuritySender find(Stream<StackWalker.StackFrame> frames) {
		boolean denied = false;
		for (Iterator<String> names = frames.limit(NEAR).map(StackWalker.StackFrame::getClassName).iterator(); names
			.hasNext();) {
			String name = names.next();
			if (name.equals(Http403ForbiddenEntryPoint.class.getName())) {
				return NO_MECHANISM;
			}
			if (name.equals(HttpStatusRequestRejectedHandler.class.getName())) {
				return FIREWALL;
			}
			denied = denied || name.equals(AccessDeniedHandlerImpl.class.getName());
			if (denied && name.equals(CsrfFilter.class.getName())) {
				return CSRF;
			}
			if (denied && name.equals(ExceptionTranslationFilter.class.getName())) {
				return DENIED;
			}
		}
		return denied ? DENIED : OTHER;
	}

}
