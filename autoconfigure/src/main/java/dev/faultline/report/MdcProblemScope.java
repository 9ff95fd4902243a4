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

package dev.faultline.report;

import java.net.URI;

import dev.faultline.Problem;
import dev.faultline.ProblemScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts the {@code instance} of the problem into SLF4J's MDC.
 *
 * @since 0.1.0
 */
public class MdcProblemScope implements ProblemScope {

	/**
	 * The key.
	 */
	public static final String INSTANCE = LoggedFacts.INSTANCE;

	@Override
	public Runnable open(Problem problem) {
		URI instance = problem.body().getInstance();
		if (instance == null) {
			return NONE.open(problem);
		}
		String outer = MDC.get(INSTANCE);
		MDC.put(INSTANCE, LoggedText.ofRequest(instance.toString()));
		return () -> restore(outer);
	}

	private static void restore(@Nullable String outer) {
		if (outer != null) {
			MDC.put(INSTANCE, outer);
		}
		else {
			MDC.remove(INSTANCE);
		}
	}

}
