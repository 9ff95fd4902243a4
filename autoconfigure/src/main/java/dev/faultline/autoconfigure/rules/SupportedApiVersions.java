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
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The versions of the API that the application supports: those that are configured and
 * those that Spring detects in the mappings. Spring itself does not tell them.
 */
abstract class SupportedApiVersions implements Supplier<Collection<String>> {

	private volatile @Nullable Collection<String> versions;

	@Override
	public Collection<String> get() {
		Collection<String> versions = this.versions;
		if (versions == null) {
			versions = find();
			this.versions = versions;
		}
		return versions;
	}

	/**
	 * Find the versions.
	 * @return the versions in their order, or none if the application has a strategy of
	 * its own, which may support what it likes
	 */
	abstract Collection<String> find();

	static Collection<String> sort(Collection<@Nullable String> found, Function<String, Comparable<?>> parser) {
		Map<Comparable<?>, String> versions = new TreeMap<>();
		for (String version : found) {
			if (StringUtils.hasText(version)) {
				// of a baseline, such as 1.2+
				String exact = version.endsWith("+") ? version.substring(0, version.length() - 1) : version;
				versions.putIfAbsent(parser.apply(exact), exact);
			}
		}
		return List.copyOf(versions.values());
	}

}
