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

package dev.faultline;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link ProblemCatalog} that is complete once it is made.
 *
 * @since 0.1.0
 */
public class DefaultProblemCatalog implements ProblemCatalog {

	private final Map<String, ProblemType> types;

	/**
	 * Create a catalog.
	 * @param base what a type's URI begins with, up to the slug
	 * @param types the problem types; a later one replaces an earlier one of the same
	 * slug
	 * @throws IllegalArgumentException if {@value ProblemCatalog#FALLBACK} is missing
	 */
	public DefaultProblemCatalog(String base, Collection<ProblemType> types) {
		Map<String, ProblemType> joined = new LinkedHashMap<>();
		for (ProblemType type : types) {
			boolean located = type.uri() != null;
			joined.put(type.slug(), located ? type : type.mutate().uri(URI.create(base + type.slug())).build());
		}
		Assert.isTrue(joined.containsKey(FALLBACK), () -> "'types' must contain '" + FALLBACK + "'");
		this.types = Collections.unmodifiableMap(joined);
	}

	@Override
	public @Nullable ProblemType find(String slug) {
		return this.types.get(slug);
	}

	@Override
	public Collection<ProblemType> types() {
		return this.types.values();
	}

	@Override
	public String nearest(String slug) {
		return NearestName.of(slug, this.types.keySet());
	}

}
