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

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * How failures of one class are resolved: the candidates in the order in which they are
 * asked.
 *
 * @param failureType name of the exception class
 * @param steps the ordered steps
 * @since 0.1.0
 */
public record Explanation(String failureType, List<Step> steps) {

	/**
	 * Return the step that was declared for such failures and that answers whatever the
	 * instance, its causes and the request are.
	 * @return the step, or {@code null} if something else may answer, or it is no more
	 * than an internal error
	 */
	public @Nullable Step certain() {
		Step first = this.steps.isEmpty() ? null : this.steps.get(0);
		boolean certain = first != null && first.outcome().equals(Step.ANSWERS)
				&& !first.source().equals(Step.CATCH_ALL) && !ProblemCatalog.FALLBACK.equals(first.type());
		return certain ? first : null;
	}

	@Override
	public String toString() {
		return this.steps.stream()
			.map((step) -> System.lineSeparator() + "  " + step)
			.collect(Collectors.joining("", this.failureType, ""));
	}

	/**
	 * One candidate.
	 *
	 * @param source where it was declared, such as {@code faultline.mappings} or
	 * {@code rule}
	 * @param key what matched, mostly the name of a class
	 * @param type the problem type's slug, or {@code null} where the instance or the
	 * request decides
	 * @param status the HTTP status of the type, or {@code null} where the instance or
	 * the request decides
	 * @param outcome whether it answers, and if not, why
	 */
	public record Step(String source, String key, @Nullable String type, @Nullable Integer status, String outcome) {

		/** The outcome of the step that answers. */
		public static final String ANSWERS = "answers";

		/** The source of the step that is asked only if no cause is answered either. */
		public static final String CATCH_ALL = "faultline.mappings, catch-all";

		@Override
		public String toString() {
			return "%s [%s] -> %s: %s".formatted(this.source, this.key,
					(this.type != null) ? this.type : "decided by the instance", this.outcome);
		}

	}

}
