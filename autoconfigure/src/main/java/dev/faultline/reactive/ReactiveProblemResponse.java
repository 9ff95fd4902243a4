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

import dev.faultline.NearbyCaller;
import dev.faultline.ProblemException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.codec.ResourceHttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;

/**
 * A response that is not sent when it is completed with an error status and without
 * content. To who completes it, it looks as if it were.
 */
class ReactiveProblemResponse extends ServerHttpResponseDecorator {

	private volatile boolean completed;

	private volatile boolean written;

	private volatile @Nullable Throwable refusal;

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
			if (!this.written && isUnanswered(getDelegate())) {
				this.completed = true;
				return Mono.empty();
			}
			return super.setComplete();
		});
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return super.writeWith(body).doOnSuccess((done) -> this.written = true);
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return super.writeAndFlushWith(body).doOnSuccess((done) -> this.written = true);
	}

	/**
	 * Return whether somebody has written content. In an answer to HEAD, that does not
	 * always commit the response.
	 * @return whether the response is complete
	 */
	boolean isWritten() {
		return this.written;
	}

	@Override
	public boolean isCommitted() {
		return this.completed || super.isCommitted();
	}

	@Override
	public boolean setStatusCode(@Nullable HttpStatusCode status) {
		if (this.completed) {
			return false;
		}
		this.refusal = (status != null) ? refusal(status.value()) : null;
		return super.setStatusCode(status);
	}

	/**
	 * Some requests Spring refuses with a status and throws nothing: an origin that is
	 * not allowed, in filters and handler mappings alike, and a range that a resource
	 * does not have. While it does, it is on the stack.
	 * @param status the status
	 * @return the failure, or {@code null} if it is not Spring
	 */
	private static @Nullable Throwable refusal(int status) {
		String slug = switch (status) {
			case 403 -> NearbyCaller.is(DefaultCorsProcessor.class) ? "cors-rejected" : null;
			case 416 -> NearbyCaller.is(ResourceHttpMessageWriter.class) ? "range-not-satisfiable" : null;
			default -> null;
		};
		return (slug != null) ? ProblemException.of(slug).unthrown().build() : null;
	}

	/**
	 * Return what is known of the status beside its number.
	 * @return the failure or {@code null}
	 */
	@Nullable Throwable refusal() {
		return this.refusal;
	}

}
