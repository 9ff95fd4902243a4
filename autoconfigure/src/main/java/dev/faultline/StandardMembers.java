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

import java.util.Set;

/**
 * The members that RFC 9457 defines (section 3.1), whose names no extension member can
 * have.
 *
 * @since 0.1.0
 */
public final class StandardMembers {

	/** What to say of a member with such a name. */
	public static final String TAKEN = "This member has a meaning of its own in each problem document "
			+ "(RFC 9457 section 3.1). Choose another name.";

	private static final Set<String> NAMES = Set.of("type", "title", "status", "detail", "instance");

	private StandardMembers() {
	}

	/**
	 * Return whether a name is taken.
	 * @param name the name of a member
	 * @return whether the RFC defines it
	 */
	public static boolean contain(Object name) {
		return NAMES.contains(name);
	}

}
