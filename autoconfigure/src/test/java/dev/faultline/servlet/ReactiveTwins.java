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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.faultline.reactive.security.ReactiveChains;
import dev.faultline.reactive.security.ReactiveSecuredApplication;

/**
 * The WebFlux twins of secured applications and their parts.
 */
final class ReactiveTwins {

	private static final Map<Class<?>, List<Class<?>>> TWINS = Map.ofEntries(
			Map.entry(SecuredApplication.class, List.of(ReactiveSecuredApplication.class)),
			Map.entry(SecuredApplication.Users.class,
					List.of(SecuredApplication.Users.class, ReactiveSecuredApplication.Users.class)),
			Map.entry(UserStoreTests.JdbcUsers.class,
					List.of(UserStoreTests.JdbcUsers.class, ReactiveSecuredApplication.Users.class)),
			Map.entry(UserStoreTests.DeadUsers.class,
					List.of(UserStoreTests.DeadUsers.class, ReactiveSecuredApplication.Users.class)),
			Map.entry(UserStoreTests.BasicChain.class, List.of(ReactiveChains.BasicOnly.class)),
			Map.entry(UserStoreTests.BareManager.class, List.of(ReactiveChains.OwnManager.class)),
			Map.entry(UserStoreTests.Login.class, List.of(ReactiveChains.Login.class)),
			Map.entry(WrappedRefusalTests.Wrapping.class, List.of(WrappedRefusalTests.Wrapping.class)),
			Map.entry(BasicTests.BasicChain.class, List.of(ReactiveChains.Basic.class)),
			Map.entry(OneRefusalTests.PasswordChain.class, List.of(ReactiveChains.Passwords.class)),
			Map.entry(Watch.Watched.class, List.of(Watch.Watched.class)),
			Map.entry(BearerTokenTests.JwtChain.class, List.of(ReactiveChains.Jwt.class)),
			Map.entry(BearerTokenTests.TokenInQuery.class, List.of(ReactiveChains.JwtInQuery.class)),
			Map.entry(FormLoginTests.PageLogin.class, List.of(ReactiveChains.PageLogin.class)),
			Map.entry(FormLoginTests.ScriptLogin.class, List.of(ReactiveChains.ScriptLogin.class)),
			Map.entry(FilterChainTests.ApiKeyChain.class, List.of(ReactiveChains.ApiKeys.class)),
			Map.entry(FilterChainTests.OwnBodies.class, List.of(ReactiveChains.OwnBodies.class)),
			Map.entry(FilterChainTests.OwnStatuses.class, List.of(ReactiveChains.OwnStatuses.class)),
			Map.entry(FilterChainTests.OwnFirewallHandler.class, List.of(ReactiveChains.OwnFirewallHandler.class)),
			Map.entry(FilterChainTests.Cors.class, List.of(ReactiveChains.Cors.class)),
			Map.entry(FilterChainTests.DeadPolicies.class, List.of(ReactiveChains.DeadPolicies.class)),
			Map.entry(FilterChainTests.ApiAndPages.class, List.of(ReactiveChains.ApiAndPages.class)));

	private ReactiveTwins() {
	}

	static Class<?>[] of(Class<?>... sources) {
		return Arrays.stream(sources).flatMap(ReactiveTwins::of).toArray(Class<?>[]::new);
	}

	private static Stream<Class<?>> of(Class<?> source) {
		List<Class<?>> twins = TWINS.get(source);
		if (twins == null) {
			throw new IllegalArgumentException("There is no WebFlux twin of " + source);
		}
		return twins.stream();
	}

}
