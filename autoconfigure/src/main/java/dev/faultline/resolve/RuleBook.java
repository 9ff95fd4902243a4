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

package dev.faultline.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemResolver;
import dev.faultline.ProblemRules;
import dev.faultline.ProblemType;
import dev.faultline.resolve.Candidate.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.web.ErrorResponse;

/**
 * All built-in rules, by the name of the exception class.
 */
class RuleBook implements ProblemRules.Registry {

	private final ProblemCatalog catalog;

	private final Map<String, List<Entry>> rules = new HashMap<>();

	RuleBook(ProblemCatalog catalog, List<ProblemRules> libraries) {
		this.catalog = catalog;
		libraries.forEach((library) -> library.register(this));
	}

	@Override
	public void add(String className, String slug, LogLevel mostSevere) {
		// fails at start-up rather than in the first failure
		ProblemType type = this.catalog.problem(slug, new IllegalStateException(className)).build().type();
		add(className, new Entry(type, (failure, context) -> {
			ProblemBuilder problem = this.catalog.problem(slug, failure).logLevelAtMost(mostSevere);
			return ((failure instanceof ErrorResponse response) ? problem.headers(response.getHeaders()) : problem)
				.build();
		}));
	}

	@Override
	public <T> void add(Class<T> type, ProblemRules.Rule<T> rule) {
		add(type.getName(), (failure, context) -> rule.apply(type.cast(failure), context));
	}

	@Override
	public void add(String className, ProblemResolver rule) {
		add(className, new Entry(null, rule));
	}

	private void add(String className, Entry entry) {
		this.rules.computeIfAbsent(className, (name) -> new ArrayList<>(1)).add(entry);
	}

	List<Candidate> find(List<Class<?>> lineage) {
		List<Candidate> candidates = new ArrayList<>(1);
		for (int distance = 0; distance < lineage.size(); distance++) {
			String className = lineage.get(distance).getName();
			for (Entry entry : this.rules.getOrDefault(className, List.of())) {
				candidates.add(new Candidate(Source.RULE, className, distance, entry.type(), entry.resolver()));
			}
		}
		return candidates;
	}

	private record Entry(@Nullable ProblemType type, ProblemResolver resolver) {

		@Override
		public String toString() {
			return String.valueOf(this.type);
		}

	}

}
