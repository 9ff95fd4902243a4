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

package dev.faultline.customize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import dev.faultline.BuiltInProblemTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The texts that come with Faultline. All languages are read at the start, since an event
 * loop must not read files. What callers ask for finds one of them, and makes nothing
 * grow.
 */
class BuiltInTexts {

	/** The languages besides English. Each has a file of its own. */
	static final List<String> TRANSLATIONS = List.of("de", "es", "fr", "ja", "nl", "pt", "zh");

	private static final Set<String> TRADITIONAL_CHINESE = Set.of("HK", "MO", "TW");

	private static final String ENGLISH = Locale.ENGLISH.getLanguage();

	private final Map<String, Properties> translations = new HashMap<>();

	BuiltInTexts() {
		TRANSLATIONS.forEach((language) -> this.translations.put(language, read(language)));
	}

	private static Properties read(String language) {
		try {
			ClassPathResource resource = new ClassPathResource("messages_" + language + ".properties",
					BuiltInProblemTypes.class);
			return PropertiesLoaderUtils.loadProperties(new EncodedResource(resource, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Nullable String english(String code) {
		return BuiltInProblemTypes.text(code);
	}

	boolean speaks(Locale locale) {
		return ENGLISH.equals(locale.getLanguage()) || translation(locale) != null;
	}

	@Nullable Text find(String code, Locale locale) {
		Properties translation = translation(locale);
		if (translation == null) {
			String text = english(code);
			return (text != null) ? new Text(text, ENGLISH) : null;
		}
		String text = translation.getProperty(code, english(code));
		return (text != null) ? new Text(text, locale.getLanguage()) : null;
	}

	/**
	 * Chinese is built in with simplified characters. Who reads the traditional ones gets
	 * the next language of the list, which may be plain {@code zh}.
	 * @param locale the language
	 * @return its texts or {@code null}
	 */
	private @Nullable Properties translation(Locale locale) {
		return isTraditionalChinese(locale) ? null : this.translations.get(locale.getLanguage());
	}

	private static boolean isTraditionalChinese(Locale locale) {
		if (!Locale.CHINESE.getLanguage().equals(locale.getLanguage())) {
			return false;
		}
		return locale.getScript().equals("Hant")
				|| (locale.getScript().isEmpty() && TRADITIONAL_CHINESE.contains(locale.getCountry()));
	}

}
