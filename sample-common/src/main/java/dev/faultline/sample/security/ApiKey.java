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

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What we know of an API key, apart from the key itself.
 *
 * @param owner who uses it
 * @param plan what they pay for
 * @param roles what they may do besides
 */
record ApiKey(String owner, Plan plan, @DefaultValue Set<String> roles) implements AuthenticatedPrincipal {

	@Override
	public String getName() {
		return this.owner;
	}

	List<GrantedAuthority> authorities() {
		return Stream.concat(Stream.of(this.plan.authority()), this.roles.stream().map((role) -> "ROLE_" + role))
			.<GrantedAuthority>map(SimpleGrantedAuthority::new)
			.toList();
	}

}
