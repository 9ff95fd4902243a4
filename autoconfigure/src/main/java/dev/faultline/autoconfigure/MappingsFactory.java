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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Makes the user's mappings and finds the mistakes in them.
 */
class MappingsFactory {

	private static final Log logger = LogFactory.getLog(MappingsFactory.class);

	private static final String PREFIX = "faultline.mappings";

	private final ProblemTargets targets;

	private final ConfiguredKeys keys;

	private final ExceptionKeys exceptions;

	MappingsFactory(ProblemCatalog catalog, ConfiguredKeys keys, ExceptionClasses classes) {
		this.targets = new ProblemTargets(catalog, keys, PREFIX);
		this.keys = keys;
		this.exceptions = new ExceptionKeys(PREFIX, keys, classes);
	}

	Map<String, ProblemType> create(Map<String, String> configured) {
		Map<String, ProblemType> mappings = new LinkedHashMap<>();
		this.keys.canonical(PREFIX, configured, List.of()).forEach((key, value) -> {
			ProblemType type = this.targets.find(key, value);
			Class<?> exception = this.exceptions.find(key, value);
			if (exception != null) {
				DetailRules.checkProperties(exception, type, this.keys,
						(what, remedy) -> this.keys.mistake(PREFIX, key, "", value, what + ". " + remedy));
			}
			mappings.put((exception != null) ? exception.getName() : key, type);
			if (logger.isDebugEnabled()) {
				logger.debug("%s.%s is %s".formatted(PREFIX, key, type));
			}
		});
		return mappings;
	}

}
