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

	private BuiltInProblemTypes() {
	}

	/**
	 * Read the built-in problem types.
	 * @return the types, with English texts and not yet with a URI
	 */
	public static List<ProblemType> load() {
		Properties texts = read("messages.properties");
		List<ProblemType> types = new ArrayList<>();
		for (Map.Entry<Object, Object> entry : read("problem-types.properties").entrySet()) {
			types.add(parse((String) entry.getKey(), (String) entry.getValue(), texts));
		}
		types.sort((left, right) -> {
			int byStatus = Integer.compare(left.status().value(), right.status().value());
			return (byStatus != 0) ? byStatus : left.slug().compareTo(right.slug());
		});
		return types;
	}

	/**
	 * Read the names of the built-in problem types, and nothing else of them.
	 * @return the slugs
	 */
	public static Set<String> slugs() {
		return read("problem-types.properties").stringPropertyNames();
	}

	private static ProblemType parse(String slug, String line, Properties texts) {
		String[] words = line.trim().split("\\s+");
		String code = CODE_PREFIX + slug;
		ProblemTypeBuilder type = ProblemType.of(slug, Integer.parseInt(words[0]))
			.fault(constant(Fault.class, words[1]))
			.retry(constant(Retry.class, words[2]))
			.logLevel(constant(LogLevel.class, words[3]))
			.title(texts.getProperty(code + ".title"))
			.detail(texts.getProperty(code + ".detail"))
			.remedy(texts.getProperty(code + ".remedy"));
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
