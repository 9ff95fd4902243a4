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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.Template;

/**
 * Makes the problem types of constraints from what is configured.
 */
class ConstraintsFactory {

	static final String PREFIX = "faultline.data.constraints";

	private final ConfiguredKeys keys;

	private final ProblemTargets targets;

	ConstraintsFactory(ProblemCatalog catalog, ConfiguredKeys keys) {
		this.keys = keys;
		this.targets = new ProblemTargets(catalog, keys, PREFIX);
	}

	Map<String, ProblemType> create(Map<String, String> configured) {
		Map<String, ProblemType> constraints = new LinkedHashMap<>();
		this.keys.canonical(PREFIX, configured, List.of()).forEach((key, value) -> {
			ProblemType type = this.targets.find(key, value);
			String detail = (type.detail() != null) ? type.detail() : "";
			if (!Template.placeholders(detail).isEmpty() || !type.members().isEmpty()) {
				throw this.keys.mistake(PREFIX, key, "", value,
						"The problem type '%s' shows properties of an exception. That of a violated constraint holds"
							.formatted(type.slug())
								+ " SQL and values, and shows nothing. Name a problem type whose detail is plain text.");
			}
			constraints.put(this.keys.asWritten(PREFIX, key), type);
		});
		return constraints;
	}

}
