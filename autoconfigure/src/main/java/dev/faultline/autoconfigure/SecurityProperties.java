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

package dev.faultline.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Failures of Spring Security.
 *
 * @since 0.1.0
 */
public class SecurityProperties {

	/**
	 * Whether to tell apart what Spring Security answers.
	 */
	private boolean enabled = true;

	/**
	 * Challenge of a 401 that has none, such as 'ApiKey realm="places"'. With it,
	 * anonymous callers of a filter chain without an authentication mechanism get 401
	 * rather than 403.
	 */
	private @Nullable String challenge;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getChallenge() {
		return this.challenge;
	}

	public void setChallenge(@Nullable String challenge) {
		this.challenge = challenge;
	}

}
