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

package dev.faultline.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.security.SecurityScheme.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the security requirement of an operation proves.
 */
final class SecurityProblems {

	private final @Nullable List<SecurityRequirement> ofAll;

	private final Map<String, SecurityScheme> schemes;

	SecurityProblems(OpenAPI document) {
		this.ofAll = document.getSecurity();
		Components components = document.getComponents();
		Map<String, SecurityScheme> declared = (components != null) ? components.getSecuritySchemes() : null;
		this.schemes = (declared != null) ? declared : Map.of();
	}

	/**
	 * Return the problem types of an operation that asks for credentials.
	 * @param operation the operation
	 * @return their slugs, or none
	 */
	List<String> of(Operation operation) {
		List<SecurityRequirement> requirements = (operation.getSecurity() != null) ? operation.getSecurity()
				: this.ofAll;
		if (requirements == null || requirements.stream().allMatch(Map::isEmpty)) {
			return List.of();
		}
		boolean tokens = false;
		boolean others = false;
		boolean scopes = false;
		for (SecurityRequirement requirement : requirements) {
			for (Map.Entry<String, List<String>> entry : requirement.entrySet()) {
				boolean token = isToken(this.schemes.get(entry.getKey()));
				tokens |= token;
				others |= !token;
				scopes |= token && !entry.getValue().isEmpty();
			}
		}
		List<String> slugs = new ArrayList<>();
		if (requirements.stream().noneMatch(Map::isEmpty)) {
			slugs.add("authentication-required");
		}
		if (tokens) {
			slugs.add("invalid-token");
		}
		if (others) {
			slugs.add("invalid-credentials");
		}
		slugs.add("access-denied");
		if (scopes) {
			slugs.add("insufficient-scope");
		}
		return slugs;
	}

	private static boolean isToken(@Nullable SecurityScheme scheme) {
		return scheme != null && (scheme.getType() == Type.OAUTH2 || scheme.getType() == Type.OPENIDCONNECT
				|| (scheme.getType() == Type.HTTP && "bearer".equalsIgnoreCase(scheme.getScheme())));
	}

}
