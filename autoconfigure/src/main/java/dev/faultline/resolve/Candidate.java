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

import java.util.Comparator;

import dev.faultline.Explanation;
import dev.faultline.ProblemResolver;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What may answer for the failures of one class. The list of candidates is kept per
 * class, what they answer never is.
 *
 * @param source where it was declared
 * @param key what matched
 * @param distance how far the matching class is from the failure's, 0 for the same
 * @param type the problem type, or {@code null} where the instance decides
 * @param resolver the answer
 */
record Candidate(Source source, String key, int distance, @Nullable ProblemType type, ProblemResolver resolver) {

	/** The nearest class first; a tie goes in the order of the sources. */
	static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::distance)
		.thenComparing(Candidate::source);

	@Nullable String slug() {
		return (this.type != null) ? this.type.slug() : null;
	}

	/**
	 * The order breaks ties.
	 */
	enum Source {

		THROWN("ProblemException"), MAPPING("faultline.mappings"), RESOLVER("ProblemResolver bean"),
		ANNOTATION("@ProblemMapping"), ERROR_RESPONSE("ErrorResponse"), RESPONSE_STATUS("@ResponseStatus"),
		RULE("built-in rule"), CATCH_ALL(Explanation.Step.CATCH_ALL), FALLBACK("fallback");

		private final String label;

		Source(String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return this.label;
		}

	}

}
