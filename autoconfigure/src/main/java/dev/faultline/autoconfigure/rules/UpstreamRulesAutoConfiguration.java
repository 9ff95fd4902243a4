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

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.autoconfigure.ConditionalOnFaultline;
import dev.faultline.autoconfigure.FaultlineProperties;
import dev.faultline.rules.NamedRules;
import dev.faultline.rules.upstream.JdkHttpClientRules;
import dev.faultline.rules.upstream.UpstreamProblems;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the rules of calls to other services, whichever client makes
 * them.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnFaultline
public final class UpstreamRulesAutoConfiguration {

	UpstreamRulesAutoConfiguration() {
	}

	@Bean
	UpstreamProblems upstreamProblems(ProblemCatalog catalog, FaultlineProperties properties) {
		List<String> configured = properties.getUpstream().getPassThrough();
		Set<URI> passedOn = new LinkedHashSet<>();
		for (int i = 0; i < configured.size(); i++) {
			passedOn.add(typeOf(configured.get(i), "faultline.upstream.pass-through[" + i + "]", catalog));
		}
		return new UpstreamProblems(catalog, passedOn);
	}

	private static URI typeOf(String configured, String property, ProblemCatalog catalog) {
		String name = configured.trim();
		ProblemType type = catalog.find(name);
		if (type != null && type.uri() != null) {
			return type.uri();
		}
		if (ProblemType.isSlug(name)) {
			throw new InvalidConfigurationPropertyValueException(property, configured,
					"There is no problem type '%s'. Did you mean '%s'? To let through a type of another service, give"
						.formatted(name, catalog.nearest(name)) + " its URI.");
		}
		URI uri = uriOf(name);
		if (uri == null || uri.toString().startsWith(ProblemType.ABOUT_BLANK)) {
			throw new InvalidConfigurationPropertyValueException(property, configured,
					"A problem type is let through by its slug, if it is of this application too, or by the absolute URI"
							+ " with which the other service names it. 'about:blank' names none.");
		}
		return uri;
	}

	private static @Nullable URI uriOf(String name) {
		try {
			URI uri = URI.create(name);
			return uri.isAbsolute() ? uri : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	@Bean
	JdkHttpClientRules jdkHttpClientRules(UpstreamProblems problems) {
		return new JdkHttpClientRules(problems);
	}

	@Bean
	NamedRules upstreamNamedRules() {
		return new NamedRules("upstream");
	}

}
