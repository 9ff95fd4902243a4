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

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.DefaultProblemCatalog;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

/**
 * Makes the catalog: built-in types, beans, annotated classes, and what YAML adds to or
 * changes of them.
 */
class CatalogFactory {

	private final FaultlineProperties properties;

	private final ConfiguredKeys keys;

	private final ConfigurableApplicationContext context;

	CatalogFactory(FaultlineProperties properties, ConfiguredKeys keys, ConfigurableApplicationContext context) {
		this.properties = properties;
		this.keys = keys;
		this.context = context;
	}

	ProblemCatalog create(List<ProblemType> beans) {
		String base = typeBase();
		Map<String, ProblemType> types = new LinkedHashMap<>();
		BuiltInProblemTypes.load().forEach((type) -> types.put(type.slug(), type));
		Set<String> builtIn = Set.copyOf(types.keySet());
		addOnce(types, beans, builtIn);
		AnnotatedTypes annotated = AnnotatedTypes.scan(this.context);
		addOnce(types, annotated.made(), builtIn);
		ProblemCatalog present = new DefaultProblemCatalog(base, types.values());
		new ConfiguredTypes(present, builtIn, this.keys).create(this.properties.getProblems())
			.forEach((type) -> types.put(type.slug(), type));
		ProblemCatalog catalog = new DefaultProblemCatalog(base, types.values());
		annotated.check(catalog, this.keys);
		return catalog;
	}

	private static void addOnce(Map<String, ProblemType> types, Collection<ProblemType> added, Set<String> builtIn) {
		Set<String> before = new HashSet<>();
		for (ProblemType type : added) {
			if (!before.add(type.slug())) {
				throw new InvalidProblemTypeException("Two problem types have the slug '%s'".formatted(type.slug()),
						"Give one of them another slug.");
			}
			String mistake = DetailRules.mistakeIn(type, builtIn.contains(type.slug()));
			if (mistake != null) {
				throw new InvalidProblemTypeException(
						"The problem type '%s' has the detail '%s'".formatted(type.slug(), type.detail()), mistake);
			}
			types.put(type.slug(), type);
		}
	}

	private String typeBase() {
		String configured = this.properties.getTypeBase();
		String own = PagesAddress.of(this.context, this.properties);
		if (!StringUtils.hasText(configured)) {
			return own + "/";
		}
		if (!isTypeBase(configured)) {
			throw new InvalidConfigurationPropertyValueException("faultline.type-base", configured,
					"The slug is appended to it, and the result must be a URI that does not depend on the request. Use"
							+ " an absolute one, or a path from the root, that ends in a slash, such as"
							+ " https://api.example.com/problems/");
		}
		return configured;
	}

	private static boolean isTypeBase(String base) {
		try {
			URI uri = URI.create(base + ProblemCatalog.FALLBACK);
			return (uri.isAbsolute() || base.startsWith("/"))
					&& !Character.isLetterOrDigit(base.charAt(base.length() - 1));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
