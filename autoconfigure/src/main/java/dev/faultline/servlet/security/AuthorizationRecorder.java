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

import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;

/**
 * Remembers of a request that is refused who is going to answer it: Spring Security says
 * so before its filter throws, and then nobody need be looked for on the stack.
 *
 * @since 0.1.0
 */
public class AuthorizationRecorder implements ApplicationListener<AuthorizationDeniedEvent<?>> {

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	@Override
	public void onApplicationEvent(AuthorizationDeniedEvent<?> event) {
		// of a method nobody knows whether its exception will be caught
		if (event.getObject() instanceof HttpServletRequest request) {
			boolean known = this.trust.isFullyAuthenticated(event.getAuthentication().get());
			SecuritySender.expect(known ? SecuritySender.DENIED : SecuritySender.ENTRY_POINT, request);
		}
	}

	/**
	 * The request is only valid as long as it is refused.
	 */
	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

}
