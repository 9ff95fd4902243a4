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

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract of {@link SecurityContractTests} for mechanisms that Spring Security has
 * for servlets only.
 */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NETTY")
class ServletSecurityContractTests {

	private final SecurityContractTests contract;

	ServletSecurityContractTests(SecuredServer servers) {
		this.contract = new SecurityContractTests(servers);
	}

	@Test
	void ownFilterAndNoEntryPoint() {
		this.contract.compare(List.of(), List.of(FilterChainTests.ApiKeyChain.class),
				List.of(new SecurityContractTests.Case("no key", "/private", 403, "access-denied-anonymous")));
	}

	@Test
	void digest() {
		this.contract.compare(List.of(), List.of(SecuredApplication.Users.class, ServletFilterChainTests.Digest.class),
				List.of(new SecurityContractTests.Case("no credentials", "/private", 401, "authentication-required"),
						new SecurityContractTests.Case("stale", "/private", 401, "invalid-credentials")
							.with("Authorization", ServletFilterChainTests.Digest.staleCredentials())));
	}

	@Test
	void headerOfAGateway() {
		this.contract.compare(List.of(), List.of(ServletFilterChainTests.PreAuthenticated.class),
				List.of(new SecurityContractTests.Case("no header", "/private", 401, "invalid-credentials")
					.withoutFaultline(500)));
	}

	@Test
	void factors() {
		this.contract.compare(List.of(),
				List.of(SecuredApplication.Users.class, ServletFilterChainTests.TwoFactors.class),
				List.of(new SecurityContractTests.Case("no credentials", "/private", 401, "authentication-required"),
						new SecurityContractTests.Case("one factor", "/private", 401, "authentication-required")
							.as("ada", "right")));
	}

}
