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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The problem types that come with Faultline, read from {@code problem-types.properties}
 * and {@code messages.properties} beside this class.
 *
 * @since 0.1.0
 */
public final class BuiltInProblemTypes {

	/**
	 * What each message code begins with. The rest is slug, dot, and {@code title},
	 * {@code detail} or {@code remedy}, just as in YAML.
	 */
	public static final String CODE_PREFIX = "faultline.problems.";

	private static final Properties TYPES = read("problem-types.properties");

	private static final Properties TEXTS = read("messages.properties");

	private BuiltInProblemTypes() {
	}

	/**
	 * Read the built-in problem types.
	 * @return the types, with English texts and not yet with a URI
	 */
	public static List<ProblemType> load() {
		List<ProblemType> types = new ArrayList<>();
		for (Map.Entry<Object, Object> entry : TYPES.entrySet()) {
			types.add(parse((String) entry.getKey(), (String) entry.getValue()));
		}
		types.sort((left, right) -> {
			int byStatus = Integer.compare(left.status().value(), right.status().value());
			return (byStatus != 0) ? byStatus : left.slug().compareTo(right.slug());
		});
		return types;
	}

	/**
	 * Return the names of the built-in problem types.
	 * @return the slugs
	 */
	public static Set<String> slugs() {
		return TYPES.stringPropertyNames();
	}

	/**
	 * Return a built-in text in English.
	 * @param code its code
	 * @return the text, or {@code null} if there is none
	 */
	public static @Nullable String text(String code) {
		return TEXTS.getProperty(code);
	}

	private static ProblemType parse(String slug, String line) {
		String[] words = line.trim().split("\\s+");
		String code = CODE_PREFIX + slug;
		ProblemTypeBuilder type = ProblemType.of(slug, Integer.parseInt(words[0]))
			.fault(constant(Fault.class, words[1]))
			.retry(constant(Retry.class, words[2]))
			.logLevel(constant(LogLevel.class, words[3]))
			.title(text(code + ".title"))
			.detail(text(code + ".detail"))
			.remedy(text(code + ".remedy"));
		for (int i = 4; i < words.length; i++) {
			String[] header = words[i].split(":", 2);
			type.header(header[0], header[1]);
		}
		return type.build();
	}

	private static <E extends Enum<E>> E constant(Class<E> type, String word) {
		return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	private static Properties read(String name) {
		try {
			ClassPathResource resource = new ClassPathResource(name, BuiltInProblemTypes.class);
			return PropertiesLoaderUtils.loadProperties(new EncodedResource(resource, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
