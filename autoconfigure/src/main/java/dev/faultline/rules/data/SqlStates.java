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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The table of SQLStates.
 */
final class SqlStates {

	private static final String FILE = "sql-states.properties";

	/** The first two characters of an SQLState are its class. */
	private static final int CLASS_LENGTH = 2;

	private final Map<String, SqlFailure> failures = new HashMap<>();

	SqlStates() {
		try {
			Properties table = PropertiesLoaderUtils.loadProperties(new ClassPathResource(FILE, SqlStates.class));
			table.forEach((state, failure) -> this.failures.put((String) state, failureOf((String) failure)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("There is no " + FILE, ex);
		}
	}

	private static SqlFailure failureOf(String name) {
		return SqlFailure.valueOf(name.trim().replace('-', '_').toUpperCase(Locale.ROOT));
	}

	/**
	 * Find what a state stands for.
	 * @param state the SQLState
	 * @param vendorCode what the vendor adds
	 * @return the failure, or {@code null} if the table does not have it
	 */
	@Nullable SqlFailure find(String state, int vendorCode) {
		SqlFailure failure = this.failures.get(state + "/" + vendorCode);
		for (int length = state.length(); failure == null && length >= CLASS_LENGTH; length--) {
			failure = this.failures.get(state.substring(0, length));
		}
		return failure;
	}

}
