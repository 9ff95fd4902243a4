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

package dev.faultline.reactive.netty;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.faultline.ContainerFailure;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Stands between a connection and Reactor Netty: answers what cannot be read, before
 * Reactor Netty does it without content and with a warning in the log, and gives content
 * to the empty answers that it gives later. One for each connection.
 */
final class NettyProblemHandler extends ChannelDuplexHandler {

	private final NettyProblemWriter writer;

	private final NettyRequestChecks checks;

	/** Those that are not answered yet; a caller may send some before it reads. */
	private final Deque<HttpRequest> pending = new ArrayDeque<>();

	private @Nullable HttpRequest refused;

	private int refusal;

	/** No request comes after the last one that is pending. */
	private boolean last;

	/** Where a request after the last one that is pending would begin is not known. */
	private boolean broken;

	private boolean informational;

	private boolean closing;

	NettyProblemHandler(NettyProblemWriter writer, NettyRequestChecks checks) {
		this.writer = writer;
		this.checks = checks;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
		if (this.refused != null || this.broken) {
			ReferenceCountUtil.release(message);
		}
		else if (message instanceof HttpRequest request) {
			read(context, request);
		}
		else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
			Throwable failure = content.decoderResult().cause();
			content.release();
			brokenContent(context, failure);
		}
		else {
			super.channelRead(context, message);
		}
	}

	private void read(ChannelHandlerContext context, HttpRequest request) throws Exception {
		int status = this.last ? 0 : this.checks.refusal(request);
		if (status != 0) {
			this.refused = request;
			this.refusal = status;
			ReferenceCountUtil.release(request);
			if (this.pending.isEmpty()) {
				refuse(context);
			}
			return;
		}
		if (!this.last) {
			this.pending.add(request);
			this.last = !HttpUtil.isKeepAlive(request);
		}
		super.channelRead(context, request);
	}

	private void refuse(ChannelHandlerContext context) {
		if (this.closing || this.refused == null) {
			return;
		}
		this.closing = true;
		HttpResponse response = this.writer.response(ContainerFailure.of(this.refusal, null), this.refused);
		response.headers().set(HttpHeaders.CONNECTION, "close");
		context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
	}

	private void brokenContent(ChannelHandlerContext context, Throwable failure) {
		if (this.pending.isEmpty()) {
			// it was answered without
			context.close();
			return;
		}
		this.broken = true;
		context.fireChannelRead(new NettyBrokenContent(failure));
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		Object outgoing = (message instanceof HttpResponse response) ? head(context, response) : message;
		if (!(outgoing instanceof LastHttpContent) || this.informational) {
			super.write(context, outgoing, promise);
			return;
		}
		this.pending.poll();
		NettyApplicationMark.remove(context.channel());
		boolean end = this.pending.isEmpty();
		if (end && this.broken) {
			super.write(context, outgoing, promise.unvoid().addListener(ChannelFutureListener.CLOSE));
			return;
		}
		super.write(context, outgoing, promise);
		if (end) {
			refuse(context);
		}
	}

	private HttpResponse head(ChannelHandlerContext context, HttpResponse response) {
		this.informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
		HttpRequest request = this.pending.peek();
		if (this.informational || request == null) {
			return response;
		}
		HttpResponse answer = response;
		if (response instanceof FullHttpResponse full && isUnanswered(full)
				&& !NettyApplicationMark.isPresent(context.channel())) {
			answer = answer(full, request);
		}
		if (this.broken && this.pending.size() == 1) {
			answer.headers().set(HttpHeaders.CONNECTION, "close");
		}
		this.closing = this.closing || !HttpUtil.isKeepAlive(answer);
		return answer;
	}

	private static boolean isUnanswered(FullHttpResponse response) {
		return response.status().code() >= 400 && !response.content().isReadable()
				&& !response.headers().contains(HttpHeaders.CONTENT_TYPE);
	}

	private FullHttpResponse answer(FullHttpResponse empty, HttpRequest request) {
		FullHttpResponse answer = this.writer.response(ContainerFailure.of(empty.status().code(), null), request);
		empty.headers().remove(HttpHeaders.CONTENT_LENGTH).remove(HttpHeaders.TRANSFER_ENCODING);
		empty.headers().forEach((header) -> {
			if (!answer.headers().contains(header.getKey())) {
				answer.headers().set(header.getKey(), header.getValue());
			}
		});
		empty.release();
		return answer;
	}

}
