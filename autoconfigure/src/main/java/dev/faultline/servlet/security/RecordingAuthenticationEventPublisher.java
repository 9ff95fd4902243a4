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

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Publishes the events of authentications as Spring Security does by default, and records
 * why one failed.
 *
 * @since 0.1.0
 */
public class RecordingAuthenticationEventPublisher extends DefaultAuthenticationEventPublisher {

	/**
	 * Create the publisher.
	 * @param publisher publishes the events
	 */
	public RecordingAuthenticationEventPublisher(ApplicationEventPublisher publisher) {
		super(publisher);
	}

	@Override
	public void publishAuthenticationFailure(AuthenticationException failure, Authentication authentication) {
		RecordedAuthenticationFailure.record(failure);
		super.publishAuthenticationFailure(failure, authentication);
	}

}
