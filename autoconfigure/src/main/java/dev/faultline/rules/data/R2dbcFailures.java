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

import java.util.concurrent.TimeoutException;

/**
 * Recognizes failures of R2DBC, which may be absent.
 */
final class R2dbcFailures {

	static final String BASE = "io.r2dbc.spi.R2dbcException";

	static final String TIMEOUT = "io.r2dbc.spi.R2dbcTimeoutException";

	private static final String SPI = "io.r2dbc.spi.";

	private R2dbcFailures() {
	}

	static boolean isOne(Throwable part) {
		return isOfKind(part, "R2dbcException");
	}

	/**
	 * Return whether the database cannot be had at all, which a driver says by the class.
	 * @param part a part of a failure
	 * @return whether it is
	 */
	static boolean isUnavailable(Throwable part) {
		boolean resource = isOfKind(part, "R2dbcTransientResourceException")
				|| isOfKind(part, "R2dbcNonTransientResourceException");
		return (resource && !isOfUnknownState(part)) || isPoolExhausted(part);
	}

	/**
	 * Return whether the class says nothing: the driver of PostgreSQL has one for all
	 * states that it has no other for, and with the states that are about resources it is
	 * not the class that decides.
	 * @param part a part of a failure
	 * @return whether the state alone counts
	 */
	static boolean isOfUnknownState(Throwable part) {
		return part.getClass().getName().startsWith(PostgresR2dbcConstraint.DRIVER);
	}

	/**
	 * A pool without a free connection times out too, and nothing has been asked of the
	 * database.
	 * @param part a part of a failure
	 * @return whether it is the pool
	 */
	static boolean isPoolExhausted(Throwable part) {
		return part.getClass().getName().equals(TIMEOUT) && part.getCause() instanceof TimeoutException;
	}

	private static boolean isOfKind(Throwable part, String simpleName) {
		String name = SPI + simpleName;
		for (Class<?> type = part.getClass(); type != Throwable.class && type != null; type = type.getSuperclass()) {
			if (type.getName().equals(name)) {
				return true;
			}
		}
		return false;
	}

}
