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

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemRules;
import dev.faultline.ProblemType;
import dev.faultline.Template;
import dev.faultline.resolve.ExceptionProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.util.ClassUtils;

/**
 * Makes the user's mappings and finds the mistakes in them.
 */
class MappingsFactory {

	private static final Log logger = LogFactory.getLog(MappingsFactory.class);

	private static final String PREFIX = "faultline.mappings";

	private final ProblemCatalog catalog;

	private final FaultlineProperties properties;

	private final ConfiguredKeys keys;

	private final @Nullable ClassLoader classLoader;

	MappingsFactory(ProblemCatalog catalog, FaultlineProperties properties, ConfiguredKeys keys,
			@Nullable ClassLoader classLoader) {
		this.catalog = catalog;
		this.properties = properties;
		this.keys = keys;
		this.classLoader = classLoader;
	}

	Map<String, ProblemType> create(List<ProblemRules> rules) {
		Map<String, ProblemType> mappings = new LinkedHashMap<>();
		ExceptionClasses classes = new ExceptionClasses(this.classLoader, rules);
		ConfiguredKeys.canonical(this.properties.getMappings(), List.of()).forEach((key, value) -> {
			ProblemType type = target(key, value);
			Class<?> exception = exceptionClass(key, value, classes);
			if (exception != null) {
				checkProperties(exception, type);
			}
			mappings.put((exception != null) ? exception.getName() : key, type);
		});
		return mappings;
	}

	private ProblemType target(String key, String value) {
		if (value.trim().matches("-?\\d+")) {
			int status = new BigInteger(value.trim()).intValue();
			if (status < 400 || status > 599) {
				throw this.keys.mistake(PREFIX, key, "", value,
						"A bare status is one of 400 to 599. Give one of these, or the slug of a problem type.");
			}
			return ProblemType.ofStatus(HttpStatusCode.valueOf(status));
		}
		ProblemType type = this.catalog.find(value.trim());
		if (type == null) {
			throw this.keys.mistake(PREFIX, key, "", value,
					"There is no problem type '%s'. Did you mean '%s'? To make one, declare faultline.problems.%s."
						.formatted(value, this.catalog.nearest(value), value));
		}
		return type;
	}

	private @Nullable Class<?> exceptionClass(String key, String value, ExceptionClasses classes) {
		Class<?> found = classes.find(key);
		if (found == null) {
			String meant = classes.suggest(key);
			if (meant != null) {
				throw this.keys.mistake(PREFIX, key, "", value,
						"There is no class '%s'. Did you mean '%s'?".formatted(key, meant));
			}
			if (key.indexOf('.') < 0) {
				throw this.keys.mistake(PREFIX, key, "", value,
						"'%s' is not the name of a class. Write it with its package.".formatted(key));
			}
			if (classes.packageExists(key)) {
				throw this.keys.mistake(PREFIX, key, "", value,
						"There is no class '%s', though there is its package. Correct the name of the class."
							.formatted(key));
			}
			logger.warn("'%s.%s' maps a class that is not there. If it is not of a library that this application can do"
					+ " without, correct its name.".formatted(PREFIX, key));
			return null;
		}
		if (!Throwable.class.isAssignableFrom(found)) {
			throw this.keys.mistake(PREFIX, key, "", value,
					"'%s' is not a Throwable. Map exception classes only.".formatted(key));
		}
		return found;
	}

	private void checkProperties(Class<?> exception, ProblemType type) {
		FaultlineProperties.Problem configured = this.properties.getProblems().get(type.slug());
		if (configured == null) {
			return;
		}
		ExceptionProperties present = ExceptionProperties.of(exception);
		for (String member : configured.getMembers()) {
			if (!present.has(member)) {
				throw unknown(type, ".members", member, exception);
			}
		}
		if (configured.getDetail() != null) {
			for (String placeholder : Template.placeholders(configured.getDetail())) {
				if (!placeholder.equals("message") && !present.has(placeholder)) {
					throw unknown(type, ".detail", "{" + placeholder + "}", exception);
				}
			}
		}
	}

	private RuntimeException unknown(ProblemType type, String suffix, String name, Class<?> exception) {
		return this.keys.mistake("faultline.problems", type.slug(), suffix, name,
				"%s, which is mapped to '%s', has no property for %s. It needs a getter, an accessor or a field of that"
					.formatted(ClassUtils.getQualifiedName(exception), type.slug(), name) + " name.");
	}

}
