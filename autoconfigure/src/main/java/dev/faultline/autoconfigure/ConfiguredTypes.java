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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemType;
import dev.faultline.ProblemTypeBuilder;
import dev.faultline.Retry;
import dev.faultline.StandardMembers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What {@code faultline.problems} adds to the problem types and changes of them, and the
 * mistakes in it.
 */
class ConfiguredTypes {

	static final String PREFIX = "faultline.problems";

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private static final String SECONDS_OR_DATE = "\\d+|[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

	private static final String PROPERTY = "\\{[a-zA-Z_$][\\w$]*}";

	/** Two of them in one response, or a wrong one, and nobody can read it. */
	private static final Set<String> FRAMING = Set.of("content-length", "content-type", "content-encoding",
			"transfer-encoding", "trailer", "date");

	private final ProblemCatalog present;

	private final Set<String> builtIn;

	private final ConfiguredKeys keys;

	/**
	 * Create the problem types of the configuration.
	 * @param present the problem types that are there without it
	 * @param builtIn the slugs that Faultline's own rules use
	 * @param keys finds what is configured
	 */
	ConfiguredTypes(ProblemCatalog present, Set<String> builtIn, ConfiguredKeys keys) {
		this.present = present;
		this.builtIn = builtIn;
		this.keys = keys;
	}

	Collection<ProblemType> create(Map<String, ProblemProperties> configured) {
		return this.keys.canonical(PREFIX, configured, this.present.types().stream().map(ProblemType::slug).toList())
			.entrySet()
			.stream()
			.map((entry) -> create(entry.getKey(), entry.getValue()))
			.toList();
	}

	private ProblemType create(String slug, ProblemProperties problem) {
		String written = this.keys.asWritten(PREFIX, slug);
		if (!ProblemType.isSlug(slug) || !written.matches("[\\w-]+")) {
			throw this.keys.mistake(PREFIX, slug, ".status", problem.getStatus(),
					"'" + written + "' cannot name a problem type. Use lower case words joined by dashes.");
		}
		ProblemType before = this.present.find(slug);
		ProblemTypeBuilder type = (before != null) ? before.mutate() : ProblemType.of(slug, status(slug, problem));
		if (before != null && problem.getStatus() != null) {
			type.status(status(slug, problem));
			if (before.status().is5xxServerError() != (problem.getStatus() >= 500)) {
				// somebody else's fault now, and logged as such
				type.fault(null).logLevel(null);
			}
		}
		headers(slug, type, before, problem);
		texts(type, problem);
		if (!problem.getMembers().isEmpty()) {
			type.members(problem.getMembers());
		}
		if (problem.getLogLevel() != null) {
			type.logLevel(problem.getLogLevel());
		}
		return check(type.build(), problem);
	}

	private static void texts(ProblemTypeBuilder type, ProblemProperties problem) {
		if (problem.getTitle() != null) {
			type.title(problem.getTitle());
		}
		if (problem.getDetail() != null) {
			type.detail(problem.getDetail());
		}
		if (problem.getRemedy() != null) {
			type.remedy(problem.getRemedy());
		}
	}

	private int status(String slug, ProblemProperties problem) {
		Integer status = problem.getStatus();
		if (status == null) {
			throw this.keys.mistake(PREFIX, slug, ".status", null,
					"Your own problem type '%s' needs a status, 400 to 599. If you meant a known type, correct the"
						.formatted(slug) + " spelling; the nearest is '%s'.".formatted(this.present.nearest(slug)));
		}
		if (status < 400 || status > 599) {
			throw this.keys.mistake(PREFIX, slug, ".status", status,
					"A problem has a status of 400 to 599. Give one of these.");
		}
		return status;
	}

	private void headers(String slug, ProblemTypeBuilder type, @Nullable ProblemType before,
			ProblemProperties problem) {
		String prefix = PREFIX + "." + slug + ".headers";
		Set<String> known = (before != null) ? before.headers().keySet() : Set.of();
		this.keys.canonical(prefix, problem.getHeaders(), known).forEach((name, value) -> {
			boolean legalName = this.keys.asWritten(prefix, name).matches(TOKEN);
			if (!legalName || value.chars().anyMatch((character) -> character < ' ' || character > 126)) {
				throw this.keys.mistake(prefix, name, "", value,
						"This is not a header of HTTP (RFC 9110 section 5). Use a name of letters, digits and dashes,"
								+ " and a value of printable ASCII characters.");
			}
			if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
				throw this.keys.mistake(prefix, name, "", value,
						"This header follows from the document and from how it is sent. Leave it out.");
			}
			if (name.equalsIgnoreCase(HttpHeaders.RETRY_AFTER) && !value.matches(SECONDS_OR_DATE)
					&& !value.matches(PROPERTY)) {
				throw this.keys.mistake(prefix, name, "", value,
						"Retry-After is a number of seconds or a date (RFC 9110 section 10.2.3). Use a number such as 60,"
								+ " or name the property of the exception that has it in braces.");
			}
			type.header(name, value);
			if (before == null && name.equalsIgnoreCase(HttpHeaders.RETRY_AFTER)) {
				type.retry(Retry.LATER);
			}
		});
	}

	private ProblemType check(ProblemType type, ProblemProperties problem) {
		String mistake = DetailRules.mistakeIn(type, this.builtIn.contains(type.slug()));
		if (mistake != null) {
			boolean ofDetail = problem.getDetail() != null;
			throw this.keys.mistake(PREFIX, type.slug(), ofDetail ? ".detail" : ".status",
					ofDetail ? problem.getDetail() : problem.getStatus(), mistake);
		}
		List<String> members = problem.getMembers();
		for (int i = 0; i < members.size(); i++) {
			if (StandardMembers.contain(members.get(i))) {
				String indexed = ".members[" + i + "]";
				boolean listed = this.keys.isConfigured(PREFIX, type.slug(), indexed);
				throw this.keys.mistake(PREFIX, type.slug(), listed ? indexed : ".members", members.get(i),
						StandardMembers.TAKEN + " A getter of another name, or @ProblemMember(\"…\"), gives it one.");
			}
		}
		return type;
	}

}
