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

package dev.faultline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltInProblemTypesTests {

	/** The register of the status map, section 2.15. */
	private static final String REGISTER = """
			400 malformed-request, missing-parameter, missing-header, missing-cookie, missing-part, \
			missing-session-attribute, missing-body, malformed-body, malformed-multipart, invalid-parameter, \
			invalid-form, invalid-field, unknown-field, body-too-complex, unsupported-api-version, request-rejected
			401 authentication-required, invalid-credentials, invalid-token, session-limit
			403 access-denied, access-denied-anonymous, insufficient-scope, csrf-rejected, cors-rejected
			404 not-found, resource-not-found
			405 method-not-allowed
			406 not-acceptable
			408 request-timeout
			409 conflict, already-exists, resource-in-use, invalid-reference, concurrent-modification
			412 precondition-failed
			413 content-too-large
			414 uri-too-long
			415 unsupported-media-type
			416 range-not-satisfiable
			417 expectation-failed
			422 validation-failed, constraint-violated, invalid-entity, data-rejected
			428 precondition-required
			429 too-many-requests
			431 headers-too-large
			500 internal-error
			501 not-implemented, operation-not-implemented
			502 upstream-error
			503 service-unavailable, busy, timeout
			504 upstream-timeout
			505 http-version-not-supported
			""";

	/** What a text for the caller says nothing about. */
	private static final Pattern FORBIDDEN = Pattern.compile(
			"exception|throwable|java|kotlin|jackson|hibernate|jpa|jdbc|sql|tomcat|jetty|netty|servlet|jvm|faultline"
					+ "|\\b(stack ?trace|bean|null|class|classes|spring|thread|controller|handler|repository|database|table"
					+ "|row|schema|foreign key|primary key|breaker|bulkhead|pool|queue|redis|kafka|debug|bug|host)s?\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> OTHER_TEXTS = Set.of("faultline.violations.type", "faultline.violations.unknown",
			"faultline.violations.required", "faultline.violations.invalid");

	private final List<ProblemType> types = BuiltInProblemTypes.load();

	private final Properties texts = texts();

	private static Properties texts() {
		try {
			return PropertiesLoaderUtils
				.loadProperties(new ClassPathResource("messages.properties", BuiltInProblemTypes.class));
		}
		catch (java.io.IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void everySlugOfTheRegisterHasExactlyTheStatusOfTheRegister() {
		Map<String, Integer> registered = new TreeMap<>();
		REGISTER.lines().forEach((line) -> {
			int status = Integer.parseInt(line.substring(0, 3));
			for (String slug : line.substring(4).split(", ")) {
				registered.put(slug.trim(), status);
			}
		});
		Map<String, Integer> present = new TreeMap<>();
		this.types.forEach((type) -> present.put(type.slug(), type.status().value()));
		assertThat(present).isEqualTo(registered);
	}

	@Test
	void everyTypeHasTitleDetailAndRemedy() {
		assertThat(this.types).allSatisfy((type) -> {
			assertThat(type.title()).as(type.slug()).isNotBlank().doesNotEndWith(".");
			assertThat(type.detail()).as(type.slug()).isNotBlank().endsWith(".");
			assertThat(type.remedy()).as(type.slug()).isNotBlank().endsWith(".");
		});
	}

	@Test
	void titlesAreDistinctSinceATitleNamesOneType() {
		assertThat(this.types).extracting(ProblemType::title).doesNotHaveDuplicates();
	}

	@Test
	void noTextSaysWhatRunsHere() {
		this.texts.forEach((key, text) -> assertThat((String) text).as((String) key).doesNotContainPattern(FORBIDDEN));
	}

	@Test
	void placeholdersStandOnlyInVariantsAndInTheTextForATypeOfValue() {
		this.texts.forEach((key, text) -> {
			boolean variant = ((String) key).matches("faultline\\.problems\\.[a-z-]+\\.detail\\.[a-z]+");
			boolean expected = key.equals("faultline.violations.type");
			assertThat(Template.placeholders((String) text).isEmpty()).as((String) key)
				.isEqualTo(!variant && !expected || key.equals("faultline.problems.invalid-parameter.detail.sort"));
		});
	}

	@Test
	void everyTextIsReadableByACaller() {
		this.texts.forEach((key, text) -> assertThat((String) text).as((String) key)
			.isEqualTo(((String) text).strip())
			.doesNotContain("  ")
			.hasSizeLessThanOrEqualTo(200));
	}

	@Test
	void everyKeyOfTheTextsBelongsToATypeAndEveryTypeHasItsKeys() {
		Set<String> expected = new TreeSet<>(OTHER_TEXTS);
		this.types.forEach((type) -> {
			String code = BuiltInProblemTypes.CODE_PREFIX + type.slug();
			expected.addAll(List.of(code + ".title", code + ".detail", code + ".remedy"));
		});
		for (ValueKind kind : ValueKind.values()) {
			expected.add("faultline.types." + kind.code());
		}
		Set<String> present = new TreeSet<>(this.texts.stringPropertyNames());
		// what the pages themselves say
		present.removeIf((key) -> key.startsWith("faultline.pages."));
		present.removeIf((key) -> key.matches(".*\\.detail\\.[a-z]+")
				&& expected.contains(key.substring(0, key.lastIndexOf('.'))));
		assertThat(present).isEqualTo(expected);
	}

	@Test
	void retryAfterIsSentOnlyWith429And503() {
		assertThat(this.types).filteredOn((type) -> type.headers().containsKey(HttpHeaders.RETRY_AFTER))
			.isNotEmpty()
			.allSatisfy((type) -> {
				assertThat(type.status().value()).as(type.slug()).isIn(429, 503);
				assertThat(type.headers().get(HttpHeaders.RETRY_AFTER)).matches("[1-9][0-9]*");
			});
	}

	@Test
	void everyTypeOfStatus503SaysWhenToComeBack() {
		assertThat(this.types).filteredOn((type) -> type.status().value() == 503)
			.allSatisfy((type) -> assertThat(type.headers()).as(type.slug()).containsKey(HttpHeaders.RETRY_AFTER));
	}

	@Test
	void requestTimeoutClosesTheConnection() {
		assertThat(type("request-timeout").headers()).containsEntry(HttpHeaders.CONNECTION, "close");
	}

	@Test
	void faultFollowsFromTheStatusButForWhatTheCallerCausesWithA5xx() {
		Map<String, Fault> unusual = new HashMap<>();
		this.types.stream()
			.filter((type) -> type.fault() != Fault.of(type.status()))
			.forEach((type) -> unusual.put(type.slug(), type.fault()));
		assertThat(unusual)
			.isEqualTo(Map.of("not-implemented", Fault.CLIENT, "http-version-not-supported", Fault.CLIENT));
	}

	@Test
	void noFaultOfTheCallerIsLoggedAsAnError() {
		assertThat(this.types).filteredOn((type) -> type.fault() == Fault.CLIENT)
			.allSatisfy((type) -> assertThat(type.logLevel().name()).as(type.slug()).isIn("DEBUG", "INFO", "WARN"));
	}

	@Test
	void theyComeInTheOrderOfTheirStatus() {
		List<Integer> statuses = new ArrayList<>();
		this.types.forEach((type) -> statuses.add(type.status().value()));
		assertThat(statuses).isSorted();
	}

	@Test
	void titleIsNotLocalizedByTheSystem() {
		Locale locale = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("tr-TR"));
			assertThat(BuiltInProblemTypes.load()).extracting(ProblemType::toString)
				.isEqualTo(this.types.stream().map(ProblemType::toString).toList());
		}
		finally {
			Locale.setDefault(locale);
		}
	}

	private ProblemType type(String slug) {
		return this.types.stream().filter((type) -> type.slug().equals(slug)).findFirst().orElseThrow();
	}

}
