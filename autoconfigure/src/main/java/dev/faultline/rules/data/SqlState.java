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

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What a database says in a form that is no text.
 *
 * @param state the SQLState, or {@code null} if it was not the database that failed
 * @param vendorCode what the vendor adds
 */
record SqlState(@Nullable String state, int vendorCode) {

	/**
	 * Read what a driver reports.
	 * @param part a part of a failure
	 * @return what it says, or {@code null} if it is not of a driver
	 */
	static @Nullable SqlState of(Throwable part) {
		if (part instanceof SQLException exception) {
			return new SqlState(exception.getSQLState(), exception.getErrorCode());
		}
		return R2dbcFailures.isOne(part) ? R2dbcState.of(part) : null;
	}

}
