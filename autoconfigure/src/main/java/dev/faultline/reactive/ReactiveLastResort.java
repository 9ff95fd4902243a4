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

import dev.faultline.render.MinimalProblem;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Answers a failure that could not be answered, since something that takes part in it, a
 * customizer for example, failed too.
 */
final class ReactiveLastResort {

	private static final Log logger = LogFactory.getLog(ReactiveLastResort.class);

	private ReactiveLastResort() {
	}

	/**
	 * Log both failures and write the constant document, unless it is too late.
	 * @param failure what was to be answered
	 * @param reason why it could not be
	 * @param response the response
	 * @return completes when it is written
	 */
	static Mono<Void> respond(Throwable failure, Throwable reason, ServerHttpResponse response) {
		log(failure, reason);
		if (response.isCommitted()) {
			return Mono.empty();
		}
		byte[] document = MinimalProblem.document();
		HttpHeaders headers = response.getHeaders();
		headers.clear();
		response.setStatusCode(MinimalProblem.STATUS);
		headers.set(HttpHeaders.CONTENT_TYPE, MinimalProblem.MEDIA_TYPE);
		headers.setContentLength(document.length);
		headers.setCacheControl("no-store");
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(document)));
	}

	/**
	 * Log both failures.
	 * @param failure what was to be answered
	 * @param reason why it could not be
	 */
	static void log(Throwable failure, Throwable reason) {
		MinimalProblem.log(logger, failure, reason);
	}

}
