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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import dev.faultline.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

class BundlesTests {

	private static final Properties ENGLISH = read(new ClassPathResource("dev/faultline/messages.properties"));

	@Test
	void everyBundleIsKnownAndEveryKnownLanguageHasABundle() {
		assertThat(translations()).extracting(Resource::getFilename)
			.containsExactlyInAnyOrderElementsOf(BuiltInTexts.TRANSLATIONS.stream()
				.map((language) -> "messages_" + language + ".properties")
				.toList())
			.contains("messages_de.properties");
	}

	@ParameterizedTest
	@MethodSource("translations")
	void bundleHasTheKeysOfTheEnglishOne(Resource bundle) {
		assertThat(read(bundle).stringPropertyNames())
			.containsExactlyInAnyOrderElementsOf(ENGLISH.stringPropertyNames());
	}

	@ParameterizedTest
	@MethodSource("translations")
	void textHasThePlaceholdersOfTheEnglishOne(Resource bundle) {
		Properties texts = read(bundle);
		for (String key : ENGLISH.stringPropertyNames()) {
			assertThat(Template.placeholders(texts.getProperty(key))).as(key)
				.isEqualTo(Template.placeholders(ENGLISH.getProperty(key)));
		}
	}

	@ParameterizedTest
	@MethodSource("translations")
	void textNamesTheMembersThatTheEnglishOneNames(Resource bundle) {
		Properties texts = read(bundle);
		for (String key : ENGLISH.stringPropertyNames()) {
			assertThat(members(texts.getProperty(key))).as(key).isEqualTo(members(ENGLISH.getProperty(key)));
		}
	}

	@ParameterizedTest
	@MethodSource("translations")
	void textIsTranslatedAndNotBlank(Resource bundle) {
		Properties texts = read(bundle);
		for (String key : ENGLISH.stringPropertyNames()) {
			assertThat(texts.getProperty(key)).as(key).isNotBlank().isNotEqualTo(ENGLISH.getProperty(key));
		}
	}

	@Test
	void languageWithoutABundleIsAnsweredInEnglish() {
		BuiltInTexts texts = new BuiltInTexts();
		assertThat(texts.find("faultline.problems.not-found.title", Locale.FRENCH))
			.isEqualTo(new Text("Not found", "en"));
		assertThat(texts.find("faultline.problems.not-found.title", Locale.forLanguageTag("de-AT")))
			.isEqualTo(new Text("Nicht gefunden", "de"));
		assertThat(texts.find("faultline.problems.none.title", Locale.GERMAN)).isNull();
	}

	private static List<String> members(String text) {
		return Stream.of(text.split("`", -1)).skip(1).filter((part) -> part.matches("\\w+")).sorted().toList();
	}

	private static Properties read(Resource bundle) {
		try {
			return PropertiesLoaderUtils.loadProperties(new EncodedResource(bundle, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<Resource> translations() {
		try {
			return List.of(new PathMatchingResourcePatternResolver()
				.getResources("classpath*:dev/faultline/messages_*.properties"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
