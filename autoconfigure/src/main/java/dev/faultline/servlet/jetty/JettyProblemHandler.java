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

package dev.faultline.servlet.jetty;

import java.nio.ByteBuffer;

import dev.faultline.ContainerFailure;
import dev.faultline.Problem;
import dev.faultline.ProblemHandler;
import dev.faultline.ProblemScope;
import dev.faultline.render.MinimalProblem;
import dev.faultline.render.ProblemRenderer;
import dev.faultline.render.ProblemRenderers;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Writes a problem in place of Jetty's page, for what never reaches an application. There
 * is no servlet response then, so this is a writer of its own.
 *
 * @since 0.1.0
 */
public class JettyProblemHandler extends ErrorHandler {

	private static final Log logger = LogFactory.getLog(JettyProblemHandler.class);

	private static final HttpHeader[] OF_OTHER_CONTENT = { HttpHeader.CONTENT_LENGTH, HttpHeader.CONTENT_ENCODING,
			HttpHeader.CONTENT_RANGE, HttpHeader.ETAG, HttpHeader.LAST_MODIFIED, HttpHeader.CONTENT_LANGUAGE };

	private final ProblemHandler handler;

	private final ProblemRenderers renderers;

	private final ProblemScope scope;

	/**
	 * Create the handler.
	 * @param handler the walk
	 * @param renderers make the document
	 * @param scope surrounds the rendering
	 */
	public JettyProblemHandler(ProblemHandler handler, ProblemRenderers renderers, ProblemScope scope) {
		this.handler = handler;
		this.renderers = renderers;
		this.scope = scope;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		Throwable cause = (Throwable) request.getAttribute(ERROR_EXCEPTION);
		Throwable failure = ContainerFailure.of(status(response.getStatus(), cause), cause);
		byte[] document;
		try {
			Problem problem = this.handler.handle(failure, new JettyProblemContext(request, response));
			ProblemRenderer renderer = this.renderers.select(request.getHeaders().get(HttpHeader.ACCEPT));
			document = this.scope.within(problem, () -> renderer.render(problem));
			writeHead(problem, renderer.mediaType().toString(), response);
		}
		catch (RuntimeException | Error ex) {
			logger.error("Answered with the minimal problem", failure);
			logger.error("Answering failed", ex);
			document = MinimalProblem.document();
			response.setStatus(MinimalProblem.STATUS.value());
			response.getHeaders().put(HttpHeader.CONTENT_TYPE, MinimalProblem.MEDIA_TYPE);
		}
		if (cause instanceof HttpException && !isMultiplexed(request)) {
			// where a next request would begin is not known
			response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
		}
		response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
		response.getHeaders().put(HttpHeader.CONTENT_LENGTH, document.length);
		response.write(true, ByteBuffer.wrap(document), callback);
		return true;
	}

	private static boolean isMultiplexed(Request request) {
		return request.getConnectionMetaData().getHttpVersion().getVersion() > HttpVersion.HTTP_1_1.getVersion();
	}

	private static int status(int status, @Nullable Throwable cause) {
		if (cause instanceof HttpException exception) {
			return JettyTransferCoding.isUnknown(exception) ? 501 : exception.getCode();
		}
		return status;
	}

	private void writeHead(Problem problem, String contentType, Response response) {
		HttpFields.Mutable headers = response.getHeaders();
		for (HttpHeader header : OF_OTHER_CONTENT) {
			headers.remove(header);
		}
		response.setStatus(problem.status().value());
		problem.headers().forEach(headers::put);
		headers.put(HttpHeader.CONTENT_TYPE, contentType);
		if (this.renderers.vary()) {
			headers.add(HttpHeader.VARY, "Accept");
		}
	}

}
