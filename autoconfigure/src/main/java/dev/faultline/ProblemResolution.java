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

/**
 * Step 1 as a whole: it finds the problem type of each failure and always answers.
 *
 * @since 0.1.0
 */
public interface ProblemResolution {

	/**
	 * Find out which problem a failure is.
	 * @param failure what happened
	 * @param context the request
	 * @return the problem
	 */
	Problem resolve(Throwable failure, ProblemContext context);

	/**
	 * Explain how failures of a class are resolved.
	 * @param failureType the class
	 * @return the ordered steps
	 */
	Explanation explain(Class<? extends Throwable> failureType);

}
