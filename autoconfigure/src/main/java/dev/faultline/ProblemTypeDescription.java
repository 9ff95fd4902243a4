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
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All that is said of a problem type, in one language.
 *
 * @param type the problem type
 * @param title its title
 * @param detail what is wrong, or {@code null}
 * @param remedy what the caller can do about it, or {@code null}
 * @param members the extension members that its problems may have
 * @param headers the headers that its problems may have; the value is empty where it
 * depends on the problem
 * @param example the members of an example document, in their order
 * @since 0.1.0
 */
public record ProblemTypeDescription(ProblemType type, String title, @Nullable String detail, @Nullable String remedy,
		List<Member> members, Map<String, String> headers, Map<String, Object> example) {

	/**
	 * An extension member (RFC 9457 section 3.2).
	 *
	 * @param name its name
	 * @param kind what its values are
	 */
	public record Member(String name, ValueKind kind) {

		/** The name of the member that lists violations. */
		public static final String ERRORS = "errors";

	}

}
