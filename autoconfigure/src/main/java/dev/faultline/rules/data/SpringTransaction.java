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

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionSystemException;

/**
 * What Spring knows of a transaction that could not be ended. Linked only once there is
 * such a failure, and so Spring's transactions.
 */
final class SpringTransaction {

	static final String SYSTEM_FAILURE = "org.springframework.transaction.TransactionSystemException";

	private SpringTransaction() {
	}

	/**
	 * Return why the transaction was to be rolled back, where that failed too.
	 * @param failure the failure
	 * @return the failure before it, or {@code null}
	 */
	static @Nullable Throwable failureBefore(Throwable failure) {
		return (failure instanceof TransactionSystemException exception) ? exception.getApplicationException() : null;
	}

}
