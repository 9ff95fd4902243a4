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

/**
 * What the application declares of exception classes: its mappings in the configuration
 * and its {@link ProblemMapping @ProblemMapping} annotations.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProblemMappings {

	/**
	 * Return the declared problem types. A class that is both configured and annotated
	 * has the configured one.
	 * @return the types by exception class, which may be abstract or an interface
	 */
	Map<Class<?>, ProblemType> types();

}
