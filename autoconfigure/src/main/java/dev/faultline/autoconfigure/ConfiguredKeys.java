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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The keys of a map of properties as their author wrote them.
 */
class ConfiguredKeys {

	private static final Log logger = LogFactory.getLog(ConfiguredKeys.class);

	private static final Pattern LIKE_A_VARIABLE = Pattern.compile("[a-z0-9.]*");

	/** Of two spellings of a key, the one that says more about its words comes first. */
	private static final Comparator<String> MORE_TELLING = Comparator
		.comparing((String key) -> count(key, (character) -> character == '-' || character == '_'))
		.thenComparing((key) -> count(key, Character::isUpperCase))
		.reversed();

	private final Iterable<ConfigurationPropertySource> sources;

	ConfiguredKeys(ConfigurableEnvironment environment) {
		this.sources = ConfigurationPropertySources.from(environment.getPropertySources());
	}

	private static long count(String key, IntPredicate predicate) {
		return key.chars().filter(predicate).count();
	}

	/**
	 * Find the entries that environment variables mean. These know neither case nor
	 * dashes, so what differs from another key in nothing else is that key. They make no
	 * entry of their own.
	 * @param <V> the type of the values
	 * @param prefix the property that holds the map
	 * @param configured the map as it was bound
	 * @param known further keys that may be meant
	 * @return the entries by their true keys
	 */
	<V> Map<String, V> canonical(String prefix, Map<String, V> configured, Collection<String> known) {
		Map<String, String> trueKeys = new HashMap<>();
		known.forEach((key) -> trueKeys.put(fold(key), key));
		configured.keySet()
			.stream()
			.filter((key) -> isWritten(prefix, key))
			.sorted(MORE_TELLING)
			.forEach((key) -> trueKeys.putIfAbsent(fold(key), key));
		Map<String, V> entries = new LinkedHashMap<>();
		configured.forEach((key, value) -> {
			String trueKey = trueKeys.get(fold(key));
			if (trueKey == null) {
				logger.warn("Ignored the environment variable %s, which overrides nothing. It cannot make an entry of"
					.formatted(variable(prefix, key)) + " its own: declare '" + prefix + ".…' in a file.");
			}
			else if (key.equals(trueKey) || !configured.containsKey(trueKey)) {
				entries.putIfAbsent(trueKey, value);
			}
			else if (value instanceof String && !isWritten(prefix, key)) {
				// if the key is in brackets, Boot does not know that this is the same
				entries.put(trueKey, value);
			}
		});
		return entries;
	}

	private static String fold(String key) {
		return key.replaceAll("[-_.$]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Return whether an entry stands anywhere but in environment variables.
	 * @param prefix the property that holds the map
	 * @param key the key within
	 * @return whether somebody wrote it as it is
	 */
	private boolean isWritten(String prefix, String key) {
		if (!LIKE_A_VARIABLE.matcher(key).matches()) {
			return true;
		}
		for (ConfigurationPropertySource source : this.sources) {
			if (!(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
				for (ConfigurationPropertyName name : names(prefix, key, "")) {
					if (source.getConfigurationProperty(name) != null
							|| source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private String variable(String prefix, String key) {
		ConfigurationProperty property = find(prefix, key, "");
		ConfigurationProperty within = (property != null) ? property : findWithin(prefix, key);
		String name = (within != null) ? writtenName(within) : null;
		return (name != null) ? name : prefix + "." + key;
	}

	/**
	 * Return a key as it stands in the file. Boot drops most special characters.
	 * @param prefix the property that holds the map
	 * @param key the key within, as it was bound
	 * @return the key as it was written
	 */
	String asWritten(String prefix, String key) {
		ConfigurationProperty property = find(prefix, key, "");
		ConfigurationProperty within = (property != null) ? property : findWithin(prefix, key);
		String written = (within != null) ? writtenName(within) : null;
		if (written == null || !written.startsWith(prefix) || written.length() == prefix.length()) {
			return key;
		}
		String rest = written.substring(prefix.length());
		if (rest.startsWith("[")) {
			return rest.substring(1, rest.indexOf(']'));
		}
		return (property != null) ? rest.substring(1) : rest.substring(1).split("[.\\[]", 2)[0];
	}

	/**
	 * Return whether a property of an entry is configured.
	 * @param prefix the property that holds the map
	 * @param key the key within
	 * @param suffix the property within the entry, with its dot
	 * @return whether it is configured
	 */
	boolean isConfigured(String prefix, String key, String suffix) {
		return find(prefix, key, suffix) != null;
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
		ConfigurationProperty property = find(prefix, key, suffix);
		String written = (property != null) ? writtenName(property) : null;
		if (written != null) {
			return new InvalidConfigurationPropertyValueException(written, value, reason);
		}
		ConfigurationProperty near = findWithin(prefix, key);
		return new InvalidConfigurationPropertyValueException(prefix + "." + key + suffix, value,
				(near != null) ? reason + " See " + near.getOrigin() + "." : reason);
	}

	private static @Nullable String writtenName(ConfigurationProperty property) {
		return (property.getOrigin() instanceof PropertySourceOrigin origin) ? origin.getPropertyName() : null;
	}

	private @Nullable ConfigurationProperty find(String prefix, String key, String suffix) {
		for (ConfigurationPropertySource source : this.sources) {
			for (ConfigurationPropertyName name : names(prefix, key, suffix)) {
				ConfigurationProperty property = source.getConfigurationProperty(name);
				if (property != null) {
					return property;
				}
			}
		}
		return null;
	}

	private @Nullable ConfigurationProperty findWithin(String prefix, String key) {
		for (ConfigurationPropertySource source : this.sources) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				for (ConfigurationPropertyName candidate : iterable) {
					if (names(prefix, key, "").stream().anyMatch((name) -> name.isAncestorOf(candidate))) {
						return source.getConfigurationProperty(candidate);
					}
				}
			}
		}
		return null;
	}

	private static List<ConfigurationPropertyName> names(String prefix, String key, String suffix) {
		return List.of(ConfigurationPropertyName.adapt(prefix + "." + key + suffix, '.'),
				ConfigurationPropertyName.adapt(prefix + "[" + key + "]" + suffix, '.'));
	}

}
