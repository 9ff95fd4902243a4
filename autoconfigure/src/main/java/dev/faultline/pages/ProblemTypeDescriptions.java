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

package dev.faultline.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemTexts;
import dev.faultline.ProblemType;
import dev.faultline.ProblemTypeDescription;
import dev.faultline.ProblemTypeDescription.Member;
import dev.faultline.Template;
import dev.faultline.ValueKind;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Describes the problem types that this application can produce.
 *
 * @since 0.1.0
 */
public class ProblemTypeDescriptions {

	private static final String INSTANCE = "urn:uuid:0c5ce3a2-8f4b-7c1d-9e6a-2b7d4f8a1c35";

	private final ProblemCatalog catalog;

	private final ProblemTexts texts;

	private final Predicate<ProblemType> included;

	private final SingletonSupplier<Map<String, Map<String, ValueKind>>> members;

	/**
	 * Create the descriptions.
	 * @param catalog the problem types
	 * @param texts what is said of them
	 * @param included which of them are described
	 * @param members extension members by slug and name; asked for once, when the first
	 * type is described
	 */
	public ProblemTypeDescriptions(ProblemCatalog catalog, ProblemTexts texts, Predicate<ProblemType> included,
			Supplier<Map<String, Map<String, ValueKind>>> members) {
		this.catalog = catalog;
		this.texts = texts;
		this.included = included;
		this.members = SingletonSupplier.of(members);
	}

	ProblemTexts texts() {
		return this.texts;
	}

	@Nullable ProblemTypeDescription find(String slug, Locale locale) {
		ProblemType type = this.catalog.find(slug);
		return (type != null && this.included.test(type)) ? describe(type, locale) : null;
	}

	List<ProblemTypeDescription> all(Locale locale) {
		return this.catalog.types()
			.stream()
			.filter(this.included)
			.sorted(Comparator.comparingInt((type) -> type.status().value()))
			.map((type) -> describe(type, locale))
			.toList();
	}

	/**
	 * Describe a problem type, whether or not it is one of the included.
	 * @param type the type
	 * @param locale the language
	 * @return its description
	 */
	public ProblemTypeDescription describe(ProblemType type, Locale locale) {
		Map<String, ValueKind> kinds = this.members.obtain().getOrDefault(type.slug(), Map.of());
		List<Violation> violations = BuiltInOccurrences.violations(type);
		List<Member> members = new ArrayList<>();
		if (!violations.isEmpty()) {
			members.add(new Member(Member.ERRORS, ValueKind.ARRAY));
		}
		type.members().forEach((name) -> members.add(new Member(name, kinds.getOrDefault(name, ValueKind.OTHER))));
		kinds.forEach((name, kind) -> {
			if (!type.members().contains(name)) {
				members.add(new Member(name, kind));
			}
		});
		return new ProblemTypeDescription(type, this.texts.title(type, locale), this.texts.detail(type, locale),
				this.texts.remedy(type, locale), List.copyOf(members), BuiltInOccurrences.headers(type),
				example(type, members, violations, locale));
	}

	private Map<String, Object> example(ProblemType type, List<Member> members, List<Violation> violations,
			Locale locale) {
		Map<String, Object> example = new LinkedHashMap<>();
		example.put("type", String.valueOf(type.uri()));
		example.put("title", this.texts.title(type, locale));
		example.put("status", type.status().value());
		String detail = this.texts.detail(type, locale);
		if (detail != null) {
			example.put("detail", Template.fill(detail, (name) -> exampleOf(name, members)));
		}
		example.put("instance", INSTANCE);
		for (Member member : members) {
			Object value = member.name().equals(Member.ERRORS)
					? violations.stream().map((violation) -> inWords(violation, locale).toMembers()).toList()
					: ExampleValues.of(member.kind());
			example.put(member.name(), value);
		}
		return example;
	}

	private Violation inWords(Violation violation, Locale locale) {
		Object expected = violation.params().get("expected");
		String text = violation.code().equals("Positive") ? this.texts.text("pages.positive", locale)
				: this.texts.text("violations." + violation.code(), locale);
		String detail = Template.fill(text,
				(name) -> (expected != null) ? this.texts.text("types." + expected, locale) : null);
		return (detail != null) ? violation.withDetail(detail) : violation;
	}

	private static Object exampleOf(String name, List<Member> members) {
		for (Member member : members) {
			if (member.name().equals(name)) {
				return ExampleValues.of(member.kind());
			}
		}
		return "…";
	}

}
