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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds the exception classes that are keys of a map of properties, and the mistakes in
 * them.
 */
class ExceptionKeys {

	private static final Log logger = LogFactory.getLog(MappingsFactory.class);

	private final String prefix;

	private final ConfiguredKeys keys;

	private final ExceptionClasses classes;

	ExceptionKeys(String prefix, ConfiguredKeys keys, ExceptionClasses classes) {
		this.prefix = prefix;
		this.keys = keys;
		this.classes = classes;
	}

	@Nullable Class<?> find(String key, Object value) {
		Class<?> found = this.classes.find(key);
		if (found == null) {
			String mistake = mistakeIn(key);
			if (mistake != null) {
				throw this.keys.mistake(this.prefix, key, "", value, mistake);
			}
			logger.warn("'%s.%s' maps a class that is not there. If it is not of a library that this application can do"
				.formatted(this.prefix, key) + " without, correct its name.");
			return null;
		}
		// an exception may implement any interface
		if (!Throwable.class.isAssignableFrom(found) && !found.isInterface()) {
			throw this.keys.mistake(this.prefix, key, "", value,
					"'%s' is not a Throwable. Map exception classes only.".formatted(key));
		}
		return found;
	}

	private @Nullable String mistakeIn(String key) {
		String written = this.keys.asWritten(this.prefix, key);
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
