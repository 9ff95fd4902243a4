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
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * A response that is not sent when it is completed with an error status and without
 * content. To who completes it, it looks as if it were.
 */
class ReactiveProblemResponse extends ServerHttpResponseDecorator {

	private volatile boolean completed;

	ReactiveProblemResponse(ServerHttpResponse response) {
		super(response);
	}

	/**
	 * Return whether nobody has said more than a status.
	 * @param response the response
	 * @return whether the status is an error's and nothing is on its way
	 */
	static boolean isUnanswered(ServerHttpResponse response) {
		HttpStatusCode status = response.getStatusCode();
		return status != null && status.isError() && !response.isCommitted();
	}

	@Override
	public Mono<Void> setComplete() {
		return Mono.defer(() -> {
			if (isUnanswered(getDelegate())) {
				this.completed = true;
				return Mono.empty();
			}
			return super.setComplete();
		});
	}

	@Override
	public boolean isCommitted() {
		return this.completed || super.isCommitted();
	}

	@Override
	public boolean setStatusCode(@Nullable HttpStatusCode status) {
		return !this.completed && super.setStatusCode(status);
	}

}
