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

package dev.faultline.sample.security;

import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Knows the API keys.
 */
@Component
class ApiKeyAuthenticationManager implements ReactiveAuthenticationManager {

	private final Map<String, ApiKey> keys;

	ApiKeyAuthenticationManager(ApiProperties properties) {
		this.keys = properties.keys();
	}

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		ApiKey key = this.keys.get(authentication.getName());
		if (key == null) {
			return Mono.error(new BadCredentialsException("Unknown API key"));
		}
		return Mono.just(new PreAuthenticatedAuthenticationToken(key, "", key.authorities()));
	}

}
