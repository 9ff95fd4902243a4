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

package dev.faultline.rules.data;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A name in a statement that no column has, or no table. It is nowhere but in the message
 * of the driver, so here is the one place that reads one. A message of this kind holds no
 * values, and the name is only compared with what the caller has sent.
 *
 * @param name the name, without that of the table in front
 * @param isTable whether it should be a table
 */
record UnknownName(String name, boolean isTable) {

	/** Those of PostgreSQL and DB2, and of H2, MySQL and MariaDB. */
	private static final Set<String> NO_COLUMN = Set.of("42703", "42S22");

	/** That of PostgreSQL for the table in front of a column. */
	private static final String NO_TABLE = "42P01";

	private static final String QUOTES = "\"'`\u00AB\u00BB\u2018\u2019\u201C\u201D\u201E";

	/** Quoted, or with the table in front, in whatever language the message is. */
	private static final Pattern IDENTIFIER = Pattern
		.compile("[" + QUOTES + "]([^" + QUOTES + "]{1,200})[" + QUOTES + "]|((?:\\w{1,100}\\.)+\\w{1,100})");

	private static final int MAX_LENGTH = 500;

	/**
	 * Find the name.
	 * @param parts all that the failure is made of
	 * @return the name, or {@code null} if it is not known, or if that is not what has
	 * failed
	 */
	static @Nullable UnknownName of(FailureParts parts) {
		for (Throwable part : parts.all()) {
			SqlState said = SqlState.of(part);
			String state = (said != null) ? said.state() : null;
			if (state != null && (NO_COLUMN.contains(state) || state.equals(NO_TABLE))) {
				String name = (part.getMessage() != null) ? nameIn(part.getMessage()) : null;
				return (name != null) ? new UnknownName(name, state.equals(NO_TABLE)) : null;
			}
		}
		return null;
	}

	private static @Nullable String nameIn(String message) {
		// the statement and hints may follow, which have names of columns that exist
		String first = message.substring(0, Math.min(message.length(), MAX_LENGTH)).split("[;\\r\\n]", 2)[0];
		Matcher matcher = IDENTIFIER.matcher(first);
		if (!matcher.find()) {
			return null;
		}
		String name = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
		return name.substring(name.lastIndexOf('.') + 1).trim();
	}

	/**
	 * Return whether a property to sort by has the name.
	 * @param property the property, perhaps of another
	 * @return whether it is the reason
	 */
	boolean isIn(String property) {
		List<String> names = List.of(property.trim().split("\\.", -1));
		int last = names.size() - 1;
		return this.isTable ? names.subList(0, last).stream().anyMatch(this.name::equalsIgnoreCase)
				: names.get(last).equalsIgnoreCase(this.name);
	}

}
