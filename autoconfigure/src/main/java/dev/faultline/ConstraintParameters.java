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

import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Knows what a violated constraint demands, such as {@code max}. Validation libraries are
 * optional, so who reports a violation asks by this contract.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConstraintParameters {

	/**
	 * For applications without a validation library.
	 */
	ConstraintParameters NONE = (source) -> Map.of();

	/**
	 * Return what a constraint demands.
	 * @param source gives what the validation library reported, as an object of the class
	 * that it is asked for, or {@code null} if the error is of another source
	 * @return the public attributes of the constraint that were set, by name
	 */
	Map<String, Object> of(Function<Class<?>, @Nullable Object> source);

}
