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

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.netty.channel.ChannelOperations;

/**
 * Reads on after a request that was answered before its end. Reactor Netty puts a request
 * into a queue if the one before it is not done with, which it is not at once where it
 * was answered on a thread of the application. If the request from the queue is then
 * answered on the event loop, nobody is left who would ask for the next one, and the
 * caller waits for ever.
 */
final class NettyNextRequest extends ChannelInboundHandlerAdapter {

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
		boolean answered = message instanceof LastHttpContent && ChannelOperations.get(context.channel()) == null;
		super.channelRead(context, message);
		if (answered) {
			context.read();
		}
	}

}
