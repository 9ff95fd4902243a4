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

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Puts the answers and the checks of requests into the connections of a server that speak
 * HTTP/1.1. Those of HTTP/2 stay as they are.
 *
 * @since 0.1.0
 */
public class NettyProblemCustomizer {

	private static final String NAME = "faultline.problems";

	private final NettyProblemWriter writer;

	private final NettyRequestChecks checks;

	/**
	 * Create the customizer.
	 * @param writer answers what never reaches an application
	 * @param strict whether to refuse what servlet containers refuse and Reactor Netty
	 * lets through
	 */
	public NettyProblemCustomizer(NettyProblemWriter writer, boolean strict) {
		this.writer = writer;
		this.checks = new NettyRequestChecks(strict);
	}

	/**
	 * Customize a server that is not bound.
	 * @param server the server
	 * @return the customized server
	 */
	public HttpServer customize(HttpServer server) {
		return server.doOnChannelInit((observer, channel, address) -> initialize(channel));
	}

	private void initialize(Channel channel) {
		ChannelPipeline pipeline = channel.pipeline();
		if (pipeline.get(NettyPipeline.H2OrHttp11Codec) != null) {
			// the handshake decides
			pipeline.addAfter(NettyPipeline.H2OrHttp11Codec, NAME + ".handshake", new AfterHandshake());
		}
		else {
			install(pipeline);
		}
	}

	private void install(ChannelPipeline pipeline) {
		if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
			pipeline.addBefore(NettyPipeline.HttpTrafficHandler, NAME,
					new NettyProblemHandler(this.writer, this.checks));
			pipeline.addBefore(NettyPipeline.ReactiveBridge, NAME + ".content", new NettyBrokenContent.Delivery());
			pipeline.addBefore(NettyPipeline.ReactiveBridge, NAME + ".next", new NettyNextRequest());
		}
	}

	private final class AfterHandshake extends ChannelInboundHandlerAdapter {

		@Override
		public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
			if (event instanceof SslHandshakeCompletionEvent) {
				context.pipeline().remove(this);
				install(context.pipeline());
			}
			super.userEventTriggered(context, event);
		}

	}

}
