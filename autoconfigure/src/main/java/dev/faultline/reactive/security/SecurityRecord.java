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

package dev.faultline.reactive.security;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ServerWebExchange;

/**
 * What happened to an exchange in Spring Security, which says nothing but a status.
 */
final class SecurityRecord {

	private static final String NAME = SecurityRecord.class.getName();

	private volatile boolean authenticating;

	private volatile boolean anonymous;

	private volatile boolean sentToEntryPoint;

	private volatile @Nullable Throwable refusal;

	private volatile @Nullable AuthenticationException failedAuthentication;

	private volatile @Nullable AuthorizationServiceException failedPolicies;

	private SecurityRecord() {
	}

	static SecurityRecord of(ServerWebExchange exchange) {
		return (SecurityRecord) exchange.getAttributes().computeIfAbsent(NAME, (name) -> new SecurityRecord());
	}

	/**
	 * There are credentials, and somebody is asked whether they are good.
	 */
	void authenticationBegins() {
		this.authenticating = true;
	}

	void authenticationSucceeds() {
		this.authenticating = false;
		this.failedAuthentication = null;
	}

	void authenticationFails(AuthenticationException failure) {
		this.authenticating = false;
		this.failedAuthentication = failure;
	}

	boolean isAuthenticating() {
		return this.authenticating;
	}

	@Nullable AuthenticationException failedAuthentication() {
		return this.failedAuthentication;
	}

	/**
	 * The caller has no way in but to authenticate.
	 */
	void sentToEntryPoint() {
		this.sentToEntryPoint = true;
	}

	boolean isSentToEntryPoint() {
		return this.sentToEntryPoint;
	}

	/**
	 * Access is denied by somebody who did not know the caller.
	 */
	void deniedToAnonymous() {
		this.anonymous = true;
	}

	boolean isDeniedToAnonymous() {
		return this.anonymous;
	}

	/**
	 * Nobody can say what the caller may do.
	 * @param failure the failure
	 */
	void policiesFailed(AuthorizationServiceException failure) {
		this.failedPolicies = failure;
	}

	@Nullable AuthorizationServiceException failedPolicies() {
		return this.failedPolicies;
	}

	/**
	 * The firewall, the CSRF filter or a rule said no.
	 * @param failure what it said it with
	 */
	void refused(Throwable failure) {
		this.refusal = failure;
	}

	@Nullable Throwable refusal() {
		return this.refusal;
	}

}
