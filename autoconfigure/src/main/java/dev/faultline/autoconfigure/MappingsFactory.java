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
import org.jspecify.annotations.Nullable;

/**
 * Makes the user's mappings and finds the mistakes in them.
 */
class MappingsFactory {

	private static final Log logger = LogFactory.getLog(MappingsFactory.class);

	private static final String PREFIX = "faultline.mappings";

	private final ProblemTargets targets;

	private final ConfiguredKeys keys;

	private final ExceptionClasses classes;

	MappingsFactory(ProblemCatalog catalog, ConfiguredKeys keys, ExceptionClasses classes) {
		this.targets = new ProblemTargets(catalog, keys, PREFIX);
		this.keys = keys;
		this.classes = classes;
	}

	Map<String, ProblemType> create(Map<String, String> configured) {
		Map<String, ProblemType> mappings = new LinkedHashMap<>();
		this.keys.canonical(PREFIX, configured, List.of()).forEach((key, value) -> {
			ProblemType type = this.targets.find(key, value);
			Class<?> exception = exceptionClass(key, value);
			if (exception != null) {
				DetailRules.checkProperties(exception, type, this.keys,
						(what, remedy) -> this.keys.mistake(PREFIX, key, "", value, what + ". " + remedy));
			}
			mappings.put((exception != null) ? exception.getName() : key, type);
		});
		return mappings;
	}

	private @Nullable Class<?> exceptionClass(String key, String value) {
		Class<?> found = this.classes.find(key);
		if (found == null) {
			String mistake = mistakeIn(key);
			if (mistake != null) {
				throw this.keys.mistake(PREFIX, key, "", value, mistake);
			}
			logger.warn("'%s.%s' maps a class that is not there. If it is not of a library that this application can do"
				.formatted(PREFIX, key) + " without, correct its name.");
			return null;
		}
		// an exception may implement any interface
		if (!Throwable.class.isAssignableFrom(found) && !found.isInterface()) {
			throw this.keys.mistake(PREFIX, key, "", value,
					"'%s' is not a Throwable. Map exception classes only.".formatted(key));
		}
		return found;
	}

	private @Nullable String mistakeIn(String key) {
		String written = this.keys.asWritten(PREFIX, key);
		if (written.indexOf('$') > 0 && key.indexOf('$') < 0) {
			return "There is no class '%s', since Boot drops the dollar sign. Write '%s'.".formatted(key,
					written.replace('$', '.'));
		}
		if (key.indexOf('.') < 0 || Character.isUpperCase(key.charAt(0))) {
			return "'%s' has no package. Write the full name of the class.".formatted(key);
		}
		String meant = this.classes.suggest(key);
		if (meant != null) {
			return "There is no class '%s'. Did you mean '%s'?".formatted(key, meant);
		}
		return this.classes.packageExists(key)
				? "There is no class '%s', though there is its package. Correct the name of the class.".formatted(key)
				: null;
	}

}
