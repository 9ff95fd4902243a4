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

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/**
 * Knows more about a failure than the exception or the status that reached Faultline.
 *
 * @since 0.1.0
 */
public interface ReactiveFailureSource {

	/**
	 * Find the failure behind a status that a response was given without content.
	 * @param status the status, 400 or more
	 * @param exchange the exchange
	 * @return the failure, or {@code null} if this source knows none
	 */
	default @Nullable Throwable find(HttpStatusCode status, ServerWebExchange exchange) {
		return null;
	}

	/**
	 * Say what a failure means, given who it came from.
	 * @param failure the failure, as it left handlers and filters
	 * @param exchange the exchange
	 * @return what is to be answered: the failure itself, or one that has it as its cause
	 */
	default Throwable meaningOf(Throwable failure, ServerWebExchange exchange) {
		return failure;
	}

}
