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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.faultline.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

class BundlesTests {

	private static final Properties ENGLISH = read(new ClassPathResource("dev/faultline/messages.properties"));

	private static final Set<String> HEADERS = Set.of("Content-Range", "Content-Type", "ETag", "If-Match",
			"If-Unmodified-Since", "Retry-After", "WWW-Authenticate");

	@Test
	void everyBundleIsKnownAndEveryKnownLanguageHasABundle() {
		assertThat(translations()).extracting(Resource::getFilename)
			.containsExactlyInAnyOrderElementsOf(BuiltInTexts.TRANSLATIONS.stream()
				.map((language) -> "messages_" + language + ".properties")
				.toList());
		assertThat(BuiltInTexts.TRANSLATIONS).containsExactlyInAnyOrder("de", "es", "fr", "ja", "nl", "pt", "zh");
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

	@ParameterizedTest
	@MethodSource("bundles")
	void textHasNoSpaceAroundItAndNoQuoteOfAMessageFormat(Resource bundle) {
		read(bundle).forEach((key, text) -> assertThat((String) text).as((String) key)
			.isEqualTo(((String) text).strip())
			.doesNotContain("''", "  ", "\uFFFD")
			.doesNotContainPattern("[\\x00-\\x1f]"));
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void titleIsShortAndNoSentence(Resource bundle) {
		read(bundle).forEach((key, text) -> {
			if (((String) key).matches("faultline\\.problems\\.[^.]+\\.title")) {
				assertThat((String) text).as((String) key).hasSizeLessThanOrEqualTo(40).doesNotMatch(".*[.。]");
			}
		});
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void detailAndRemedyAreSentences(Resource bundle) {
		read(bundle).forEach((key, text) -> {
			if (((String) key).matches("faultline\\.problems\\.[^.]+\\.(detail|remedy).*")) {
				assertThat((String) text).as((String) key).matches(".*[.。]");
			}
		});
	}

	@ParameterizedTest
	@MethodSource("translations")
	void textNamesTheHeadersThatTheEnglishOneNames(Resource bundle) {
		Properties texts = read(bundle);
		for (String key : ENGLISH.stringPropertyNames()) {
			assertThat(headers(texts.getProperty(key))).as(key).isEqualTo(headers(ENGLISH.getProperty(key)));
		}
	}

	@ParameterizedTest
	@MethodSource("translations")
	void keysAreInTheOrderOfTheEnglishOnes(Resource bundle) {
		assertThat(keys(bundle)).isEqualTo(keys(new ClassPathResource("dev/faultline/messages.properties")))
			.doesNotHaveDuplicates();
	}

	@Test
	void languageWithoutABundleIsAnsweredInEnglish() {
		BuiltInTexts texts = new BuiltInTexts();
		assertThat(texts.find("faultline.problems.not-found.title", Locale.ITALIAN))
			.isEqualTo(new Text("Not found", "en"));
		assertThat(texts.find("faultline.problems.not-found.title", Locale.forLanguageTag("de-AT")))
			.isEqualTo(new Text("Nicht gefunden", "de"));
		assertThat(texts.find("faultline.problems.none.title", Locale.GERMAN)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "zh, zh", "zh-CN, zh", "zh-SG, zh", "zh-Hans-TW, zh", "zh-TW, en", "zh-HK, en", "zh-MO, en",
			"zh-Hant, en", "zh-Hant-CN, en", "pt-PT, pt", "nl-BE, nl" })
	void languageIsFoundForEachCountryThatReadsIt(String wanted, String found) {
		BuiltInTexts texts = new BuiltInTexts();
		Locale locale = Locale.forLanguageTag(wanted);
		assertThat(texts.find("faultline.problems.not-found.title", locale)).extracting(Text::language)
			.isEqualTo(found);
		assertThat(texts.speaks(locale)).isEqualTo(found.equals(locale.getLanguage()));
	}

	private static List<String> members(String text) {
		return Stream.of(text.split("`", -1)).skip(1).filter((part) -> part.matches("\\w+")).sorted().toList();
	}

	private static Set<String> headers(String text) {
		return Pattern.compile("[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]+)+|ETag")
			.matcher(text)
			.results()
			.map(MatchResult::group)
			.filter(HEADERS::contains)
			.collect(Collectors.toSet());
	}

	private static List<String> keys(Resource bundle) {
		try {
			return bundle.getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.map((line) -> line.substring(0, line.indexOf('=')))
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Properties read(Resource bundle) {
		try {
			return PropertiesLoaderUtils.loadProperties(new EncodedResource(bundle, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<Resource> bundles() {
		List<Resource> bundles = new ArrayList<>(translations());
		bundles.add(new ClassPathResource("dev/faultline/messages.properties"));
		return bundles;
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
