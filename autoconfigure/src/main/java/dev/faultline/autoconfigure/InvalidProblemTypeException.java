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

/**
 * Thrown at start-up for a mistake in code: an annotation that cannot be meant so, or two
 * problem types with one slug.
 *
 * @since 0.1.0
 */
public class InvalidProblemTypeException extends RuntimeException {

	private final transient String action;

	/**
	 * Create the exception.
	 * @param message the mistake
	 * @param action what to do about it
	 */
	public InvalidProblemTypeException(String message, String action) {
		super(message);
		this.action = action;
	}

	/**
	 * Return what to do about it.
	 * @return the action
	 */
	public String getAction() {
		return this.action;
	}

}
