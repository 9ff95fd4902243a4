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

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.faultline.Problem;
import dev.faultline.ProblemType;
import dev.faultline.resolve.Candidate.Source;
import org.jspecify.annotations.Nullable;

/**
 * The user's mappings: name of an exception class to problem type. Names rather than
 * classes, so that a mapping may name a class of a library that is absent.
 */
class MappingDeclarations implements Declarations {

	/** They stand between the built-in rules and the fallback. */
	static final Set<String> CATCH_ALL = Set.of("java.lang.Throwable", "java.lang.Exception",
			"java.lang.RuntimeException", "java.lang.Error");

	private final Map<String, ProblemType> mappings;

	MappingDeclarations(Map<String, ProblemType> mappings) {
		this.mappings = Map.copyOf(mappings);
	}

	@Override
	public @Nullable Candidate find(List<Class<?>> lineage) {
		return find(lineage, Source.MAPPING);
	}

	/**
	 * Find the nearest catch-all key.
	 * @param lineage the class, its superclasses, then the interfaces
	 * @return the candidate or {@code null}
	 */
	@Nullable Candidate findCatchAll(List<Class<?>> lineage) {
		return find(lineage, Source.CATCH_ALL);
	}

	private @Nullable Candidate find(List<Class<?>> lineage, Source source) {
		for (int distance = 0; distance < lineage.size(); distance++) {
			Class<?> type = lineage.get(distance);
			ProblemType target = target(type);
			if (target != null && CATCH_ALL.contains(type.getName()) == (source == Source.CATCH_ALL)) {
				return new Candidate(source, type.getName(), distance, target,
						(failure, context) -> Problem.of(target, failure).build());
			}
		}
		return null;
	}

	private @Nullable ProblemType target(Class<?> type) {
		ProblemType target = this.mappings.get(type.getName());
		String canonicalName = type.getCanonicalName();
		return (target == null && canonicalName != null) ? this.mappings.get(canonicalName) : target;
	}

}
