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

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;

/**
 * What Spring signals as the error of the observation of a request, once it has been
 * answered.
 *
 * @since 0.1.0
 */
public final class HandledException {

	private static final String NAME = ExceptionHandlingWebHandler.HANDLED_WEB_EXCEPTION;

	private HandledException() {
	}

	/**
	 * Return what will be signalled.
	 * @param exchange the exchange
	 * @return the exception, or {@code null} if there is none
	 */
	static @Nullable Throwable of(ServerWebExchange exchange) {
		return exchange.getAttribute(NAME);
	}

	/**
	 * Replace what will be signalled.
	 * @param exchange the exchange
	 * @param handled the exception, or {@code null} for none
	 */
	public static void set(ServerWebExchange exchange, @Nullable Throwable handled) {
		if (handled != null) {
			exchange.getAttributes().put(NAME, handled);
		}
		else {
			exchange.getAttributes().remove(NAME);
		}
	}

}
