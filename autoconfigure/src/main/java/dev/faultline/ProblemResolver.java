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

import org.jspecify.annotations.Nullable;

/**
 * Answers for a failure, or declines. A bean of this type takes part in step 1 among what
 * the user declared; it is asked for each throwable of the cause chain, outermost first.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProblemResolver {

	/**
	 * Answer for a failure.
	 * @param failure one throwable of the cause chain
	 * @param context the request
	 * @return the problem, or {@code null} if this resolver does not know the failure
	 */
	@Nullable Problem resolve(Throwable failure, ProblemContext context);

}
