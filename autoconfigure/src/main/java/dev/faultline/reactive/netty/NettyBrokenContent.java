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

import dev.faultline.ProblemException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.ReadTimeoutException;

import org.springframework.http.HttpHeaders;

/**
 * Content that cannot be read, such as that of a bad chunk. It takes the place of what
 * Reactor Netty would answer itself or, if another request has not been answered yet,
 * take for the end of the content. Who reads the content gets the failure.
 */
final class NettyBrokenContent {

	private final Throwable cause;

	NettyBrokenContent(Throwable cause) {
		this.cause = cause;
	}

	/**
	 * Tells who reads the content, in the order of the requests, behind which it stands
	 * in the queue.
	 */
	static final class Delivery extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
			if (message instanceof NettyBrokenContent content) {
				context
					.fireExceptionCaught(ProblemException.of("malformed-body").cause(content.cause).unthrown().build());
				return;
			}
			super.channelRead(context, message);
		}

		/**
		 * A caller that is too slow is not an upstream that is.
		 */
		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
			Throwable failure = (cause instanceof ReadTimeoutException) ? ProblemException.of("request-timeout")
				.header(HttpHeaders.CONNECTION, "close")
				.cause(cause)
				.unthrown()
				.build() : cause;
			super.exceptionCaught(context, failure);
		}

	}

}
