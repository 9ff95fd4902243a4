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

import org.springframework.http.HttpStatusCode;

/**
 * Whose fault a problem is.
 *
 * @since 0.1.0
 */
public enum Fault {

	/** The caller's: the same request fails again until the caller changes it. */
	CLIENT,

	/** This server's, its database, cache and broker included. */
	SERVER,

	/** Another service's that this server calls. */
	UPSTREAM;

	static Fault of(HttpStatusCode status) {
		return switch (status.value()) {
			case 502, 504 -> UPSTREAM;
			default -> (status.value() < 500) ? CLIENT : SERVER;
		};
	}

}
