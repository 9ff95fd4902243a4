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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * The keys of a map of properties as their author wrote them.
 */
class ConfiguredKeys {

	private final Environment environment;

	ConfiguredKeys(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Find the entries that environment variables mean. These know neither case nor
	 * dashes, so what differs from another key in nothing else is that key. It makes no
	 * entry of its own: its value is already bound to the entry if that is configured.
	 * @param <V> the type of the values
	 * @param configured the map as it was bound
	 * @param known further keys that may be meant
	 * @return the entries by their true keys
	 */
	static <V> Map<String, V> canonical(Map<String, V> configured, Collection<String> known) {
		Map<String, String> trueKeys = new LinkedHashMap<>();
		known.forEach((key) -> trueKeys.put(fold(key), key));
		configured.keySet()
			.stream()
			.filter((key) -> !key.equals(key.toLowerCase(Locale.ROOT)) || key.contains("-"))
			.forEach((key) -> trueKeys.putIfAbsent(fold(key), key));
		Map<String, V> entries = new LinkedHashMap<>();
		configured.forEach((key, value) -> {
			String trueKey = key.contains("-") ? key : trueKeys.getOrDefault(fold(key), key);
			if (trueKey.equals(key) || !configured.containsKey(trueKey)) {
				entries.put(trueKey, value);
			}
		});
		return entries;
	}

	private static String fold(String key) {
		return key.replaceAll("[-_.$]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Make the failure of a mistake. Boot prints it with file and line.
	 * @param prefix the property that holds the map
	 * @param key the key within
	 * @param suffix the property within the entry, with its dot, or empty
	 * @param value what was configured
	 * @param reason what to do about it
	 * @return the failure, to be thrown
	 */
	InvalidConfigurationPropertyValueException mistake(String prefix, String key, String suffix, @Nullable Object value,
			String reason) {
		String bracketed = prefix + "[" + key + "]" + suffix;
		String name = this.environment.containsProperty(bracketed) ? bracketed : prefix + "." + key + suffix;
		return new InvalidConfigurationPropertyValueException(name, value, reason);
	}

}
