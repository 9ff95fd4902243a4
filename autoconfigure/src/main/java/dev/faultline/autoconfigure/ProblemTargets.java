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

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;

import org.springframework.http.HttpStatusCode;

/**
 * What a property says that something is answered with: a problem type by its slug, or a
 * bare status.
 */
class ProblemTargets {

	private final ProblemCatalog catalog;

	private final ConfiguredKeys keys;

	private final String prefix;

	/**
	 * Create the targets.
	 * @param catalog the problem types
	 * @param keys finds what is configured
	 * @param prefix the property that holds the map
	 */
	ProblemTargets(ProblemCatalog catalog, ConfiguredKeys keys, String prefix) {
		this.catalog = catalog;
		this.keys = keys;
		this.prefix = prefix;
	}

	ProblemType find(String key, String value) {
		String target = value.trim();
		if (target.isEmpty()) {
			throw this.keys.mistake(this.prefix, key, "", value,
					"Give a status of 400 to 599, or the slug of a problem type.");
		}
		if (target.matches("-?\\d+")) {
			if (!target.matches("[45]\\d\\d")) {
				throw this.keys.mistake(this.prefix, key, "", value,
						"A bare status is one of 400 to 599. Give one of these, or the slug of a problem type.");
			}
			return ProblemType.ofStatus(HttpStatusCode.valueOf(Integer.parseInt(target)));
		}
		ProblemType type = this.catalog.find(target);
		if (type == null) {
			throw this.keys.mistake(this.prefix, key, "", value,
					"There is no problem type '%s'. Did you mean '%s'? To make one, declare faultline.problems.%s."
						.formatted(target, this.catalog.nearest(target), target));
		}
		return type;
	}

}
