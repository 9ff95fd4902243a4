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

package dev.faultline.reactive;

import reactor.core.Exceptions;

/**
 * Carries an error that Reactor does not hand on, but throws past every subscriber, so
 * that nobody would ever hear of it.
 */
final class CaughtError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private CaughtError(Throwable error) {
		super(null, error, false, false);
	}

	static Throwable wrap(Throwable failure) {
		return Exceptions.isJvmFatal(failure) ? new CaughtError(failure) : failure;
	}

	static Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CaughtError && cause != null) ? cause : failure;
	}

}
