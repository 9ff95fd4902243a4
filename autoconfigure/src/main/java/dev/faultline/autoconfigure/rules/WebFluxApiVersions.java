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

package dev.faultline.autoconfigure.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webflux.autoconfigure.WebFluxProperties;
import org.springframework.web.reactive.accept.ApiVersionStrategy;
import org.springframework.web.reactive.accept.DefaultApiVersionStrategy;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * The versions of the API that a WebFlux application supports.
 */
class WebFluxApiVersions extends SupportedApiVersions {

	private final ObjectProvider<ApiVersionStrategy> strategy;

	private final ObjectProvider<WebFluxProperties> properties;

	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	WebFluxApiVersions(ObjectProvider<ApiVersionStrategy> strategy, ObjectProvider<WebFluxProperties> properties,
			ObjectProvider<RequestMappingHandlerMapping> mappings) {
		this.strategy = strategy;
		this.properties = properties;
		this.mappings = mappings;
	}

	@Override
	Collection<String> find() {
		ApiVersionStrategy found = this.strategy.getIfUnique();
		if (found == null || found.getClass() != DefaultApiVersionStrategy.class) {
			return List.of();
		}
		DefaultApiVersionStrategy strategy = (DefaultApiVersionStrategy) found;
		List<@Nullable String> versions = new ArrayList<>();
		this.properties.ifAvailable((properties) -> {
			List<String> supported = properties.getApiversion().getSupported();
			if (supported != null) {
				versions.addAll(supported);
			}
			versions.add(properties.getApiversion().getDefaultVersion());
		});
		if (strategy.detectSupportedVersions()) {
			this.mappings.forEach((mapping) -> {
				for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
					versions.add(info.getVersionCondition().getVersion());
				}
			});
		}
		return sort(versions, strategy::parseVersion);
	}

}
