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

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.DefaultProblemCatalog;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.ProblemTypeBuilder;
import dev.faultline.Retry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;

/**
 * Makes the catalog: built-in types, beans, annotated classes, and what YAML adds to or
 * changes of them.
 */
class CatalogFactory {

	private static final String PREFIX = "faultline.problems";

	private final FaultlineProperties properties;

	private final ConfiguredKeys keys;

	private final ConfigurableApplicationContext context;

	CatalogFactory(FaultlineProperties properties, ConfiguredKeys keys, ConfigurableApplicationContext context) {
		this.properties = properties;
		this.keys = keys;
		this.context = context;
	}

	ProblemCatalog create(List<ProblemType> beans) {
		Map<String, ProblemType> types = new LinkedHashMap<>();
		BuiltInProblemTypes.load().forEach((type) -> types.put(type.slug(), type));
		Set<String> builtIn = Set.copyOf(types.keySet());
		addOnce(types, beans, "bean");
		AnnotatedTypes annotated = AnnotatedTypes.scan(this.context);
		addOnce(types, annotated.made(), "@ProblemMapping");
		ConfiguredKeys.canonical(this.properties.getProblems(), types.keySet())
			.forEach((slug, problem) -> types.put(slug,
					override(slug, types.get(slug), problem, builtIn.contains(slug))));
		DefaultProblemCatalog catalog = new DefaultProblemCatalog(typeBase(), types.values());
		annotated.checkNames(catalog);
		return catalog;
	}

	private static void addOnce(Map<String, ProblemType> types, Collection<ProblemType> added, String source) {
		Set<String> before = new HashSet<>();
		for (ProblemType type : added) {
			if (!before.add(type.slug())) {
				throw new InvalidProblemTypeException(
						"Two problem types have the slug '%s' (%s)".formatted(type.slug(), source),
						"Give one of them another slug.");
			}
			types.put(type.slug(), type);
		}
	}

	private ProblemType override(String slug, @Nullable ProblemType present, FaultlineProperties.Problem problem,
			boolean builtIn) {
		if (!ProblemType.isSlug(slug)) {
			throw this.keys.mistake(PREFIX, slug, ".status", problem.getStatus(),
					"'" + slug + "' cannot name a problem type. Use lower case words joined by dashes.");
		}
		ProblemTypeBuilder type = (present != null) ? present.mutate() : ProblemType.of(slug, status(slug, problem));
		if (problem.getStatus() != null) {
			type.status(status(slug, problem));
		}
		if (present == null
				&& problem.getHeaders().keySet().stream().anyMatch(HttpHeaders.RETRY_AFTER::equalsIgnoreCase)) {
			type.retry(Retry.LATER);
		}
		problem.getHeaders().forEach((name, value) -> type.header(headerName(slug, name, value), value));
		if (problem.getTitle() != null) {
			type.title(problem.getTitle());
		}
		if (problem.getDetail() != null) {
			type.detail(problem.getDetail());
		}
		if (problem.getRemedy() != null) {
			type.remedy(problem.getRemedy());
		}
		if (!problem.getMembers().isEmpty()) {
			type.members(problem.getMembers());
		}
		if (problem.getLogLevel() != null) {
			type.logLevel(problem.getLogLevel());
		}
		return checkMessage(type.build(), problem, builtIn);
	}

	private int status(String slug, FaultlineProperties.Problem problem) {
		Integer status = problem.getStatus();
		if (status == null) {
			throw this.keys.mistake(PREFIX, slug, ".status", null, "Your own problem type '" + slug
					+ "' needs a status, 400 to 599. If you meant a built-in type, check the spelling.");
		}
		if (status < 400 || status > 599) {
			throw this.keys.mistake(PREFIX, slug, ".status", status,
					"A problem has a status of 400 to 599. Give one of these.");
		}
		return status;
	}

	private String headerName(String slug, String name, String value) {
		boolean token = name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
		if (!token || value.chars().anyMatch((character) -> character < ' ' || character > 126)) {
			throw this.keys.mistake(PREFIX, slug, ".headers." + name, value,
					"This is not a header of HTTP (RFC 9110 section 5). Use a name of letters, digits and dashes, and a"
							+ " value of printable ASCII characters.");
		}
		return name;
	}

	/**
	 * The message of an exception is the one placeholder that nobody has chosen the text
	 * of.
	 * @param type the problem type
	 * @param problem what was configured
	 * @param builtIn whether Faultline's own rules use the type
	 * @return the problem type
	 */
	private ProblemType checkMessage(ProblemType type, FaultlineProperties.Problem problem, boolean builtIn) {
		String detail = problem.getDetail();
		if (detail != null && detail.contains("{message}") && (builtIn || type.status().value() >= 500)) {
			throw this.keys.mistake(PREFIX, type.slug(), ".detail", detail,
					"{message} would show the text of any exception to the caller. It is for problem types of your own"
							+ " with a status below 500. Write the text here instead.");
		}
		return type;
	}

	private String typeBase() {
		String configured = this.properties.getTypeBase();
		if (!StringUtils.hasText(configured)) {
			Environment environment = this.context.getEnvironment();
			return path(environment, "server.servlet.context-path") + path(environment, "spring.mvc.servlet.path")
					+ "/problems/";
		}
		try {
			URI.create(configured + ProblemCatalog.FALLBACK);
			return configured;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException("faultline.type-base", configured,
					"This is not the beginning of a URI. Use an absolute one that ends in a slash, such as"
							+ " https://api.example.com/problems/");
		}
	}

	private static String path(Environment environment, String name) {
		String path = environment.getProperty(name, "");
		return (path.startsWith("/") ? path : "").replaceAll("/+$", "");
	}

}
