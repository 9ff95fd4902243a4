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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcProperties;
import org.springframework.util.StringUtils;
import org.springframework.web.accept.ApiVersionStrategy;
import org.springframework.web.accept.DefaultApiVersionStrategy;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The versions of the API that the application supports: those that are configured and
 * those that Spring detects in the mappings. Spring itself does not tell them.
 */
class SupportedApiVersions implements Supplier<Collection<String>> {

	private final ObjectProvider<ApiVersionStrategy> strategy;

	private final ObjectProvider<WebMvcProperties> properties;

	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	private volatile @Nullable Collection<String> versions;

	SupportedApiVersions(ObjectProvider<ApiVersionStrategy> strategy, ObjectProvider<WebMvcProperties> properties,
			ObjectProvider<RequestMappingHandlerMapping> mappings) {
		this.strategy = strategy;
		this.properties = properties;
		this.mappings = mappings;
	}

	@Override
	public Collection<String> get() {
		Collection<String> versions = this.versions;
		if (versions == null) {
			ApiVersionStrategy strategy = this.strategy.getIfUnique();
			// one of the application's own may support what it likes
			versions = (strategy != null && strategy.getClass() == DefaultApiVersionStrategy.class)
					? find((DefaultApiVersionStrategy) strategy) : List.of();
			this.versions = versions;
		}
		return versions;
	}

	private Collection<String> find(DefaultApiVersionStrategy strategy) {
		Map<Comparable<?>, String> versions = new TreeMap<>();
		this.properties.ifAvailable((properties) -> {
			List<String> supported = properties.getApiversion().getSupported();
			if (supported != null) {
				supported.forEach((version) -> add(versions, version, strategy));
			}
			add(versions, properties.getApiversion().getDefaultVersion(), strategy);
		});
		if (strategy.detectSupportedVersions()) {
			this.mappings.forEach((mapping) -> {
				for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
					add(versions, info.getVersionCondition().getVersion(), strategy);
				}
			});
		}
		return List.copyOf(versions.values());
	}

	private static void add(Map<Comparable<?>, String> versions, @Nullable String version,
			ApiVersionStrategy strategy) {
		if (StringUtils.hasText(version)) {
			// of a baseline, such as 1.2+
			String exact = version.endsWith("+") ? version.substring(0, version.length() - 1) : version;
			versions.putIfAbsent(strategy.parseVersion(exact), exact);
		}
	}

}
