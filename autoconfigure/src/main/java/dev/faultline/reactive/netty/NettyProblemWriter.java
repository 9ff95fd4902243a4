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

import dev.faultline.Problem;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemScope;
import dev.faultline.render.MinimalProblem;
import dev.faultline.render.ProblemRenderer;
import dev.faultline.render.ProblemRenderers;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;

/**
 * Makes the response to a request that never reaches an application. There is no exchange
 * then, so this is a writer of its own.
 *
 * @since 0.1.0
 */
public class NettyProblemWriter {

	private static final Log logger = LogFactory.getLog(NettyProblemWriter.class);

	private final ProblemHandler handler;

	private final ProblemRenderers renderers;

	private final ProblemScope scope;

	/**
	 * Create the writer.
	 * @param handler the walk
	 * @param renderers make the document
	 * @param scope surrounds the rendering
	 */
	public NettyProblemWriter(ProblemHandler handler, ProblemRenderers renderers, ProblemScope scope) {
		this.handler = handler;
		this.renderers = renderers;
		this.scope = scope;
	}

	/**
	 * Answer a request.
	 * @param failure what is wrong with it
	 * @param request the request, of which anything may be missing
	 * @return the response
	 */
	FullHttpResponse response(Throwable failure, HttpRequest request) {
		try {
			NettyProblemContext context = new NettyProblemContext(request);
			Problem problem = this.handler.handle(failure, context);
			ProblemRenderer renderer = this.renderers.select(context.header(HttpHeaders.ACCEPT));
			FullHttpResponse response = response(problem.status().value(),
					this.scope.within(problem, () -> renderer.render(problem)), renderer.mediaType().toString());
			problem.headers().forEach((name, values) -> response.headers().set(name, values));
			if (this.renderers.vary()) {
				response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
			}
			return response;
		}
		catch (RuntimeException | Error ex) {
			MinimalProblem.log(logger, failure, ex);
			return response(MinimalProblem.STATUS.value(), MinimalProblem.document(), MinimalProblem.MEDIA_TYPE);
		}
	}

	private static FullHttpResponse response(int status, byte[] document, String contentType) {
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
				HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(document));
		response.headers()
			.set(HttpHeaders.CONTENT_TYPE, contentType)
			.set(HttpHeaders.CONTENT_LENGTH, document.length)
			.set(HttpHeaders.CACHE_CONTROL, "no-store");
		return response;
	}

}
