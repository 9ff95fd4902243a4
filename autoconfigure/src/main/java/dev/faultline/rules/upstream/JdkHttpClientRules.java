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

package dev.faultline.rules.upstream;

import java.io.IOException;

import dev.faultline.Causes;
import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the {@code HttpClient} of the JDK. For an answer that breaks off or is none
 * it throws a plain {@link IOException}, as everything else does, so what counts is who
 * threw it.
 *
 * @since 0.1.0
 */
public class JdkHttpClientRules implements ProblemRules {

	private static final String CLIENT = "jdk.internal.net.http.";

	private final UpstreamProblems problems;

	/**
	 * Create the rules.
	 * @param problems decides what becomes of a failed call
	 */
	public JdkHttpClientRules(UpstreamProblems problems) {
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(IOException.class, this::failed);
	}

	private @Nullable Problem failed(IOException failure, ProblemContext context) {
		return Causes.of(failure).stream().anyMatch(JdkHttpClientRules::isThrownByClient)
				? this.problems.unanswered(failure) : null;
	}

	private static boolean isThrownByClient(Throwable failure) {
		StackTraceElement[] frames = failure.getStackTrace();
		return frames.length > 0 && frames[0].getClassName().startsWith(CLIENT);
	}

}
