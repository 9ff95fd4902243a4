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

package dev.faultline.servlet.tomcat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.faultline.servlet.ServletContainerResponder;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Writes a problem in place of Tomcat's page, for what no application has answered.
 *
 * @since 0.1.0
 */
public class TomcatProblemValve extends ErrorReportValve {

	private static final Log logger = LogFactory.getLog(TomcatProblemValve.class);

	private final ServletContainerResponder responder;

	private final boolean strict;

	/**
	 * Create the valve.
	 * @param responder answers the failures
	 * @param strict whether to refuse what Jetty refuses and Tomcat lets through
	 */
	public TomcatProblemValve(ServletContainerResponder responder, boolean strict) {
		this.responder = responder;
		this.strict = strict;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (this.strict && !response.isError() && TomcatMessageFraming.isAmbiguous(request)) {
			response.sendError(400);
			response.setSuspended(false);
			report(request, response, null);
			return;
		}
		super.invoke(request, response);
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < 400 || !response.isError() || response.getContentWritten() > 0) {
			return;
		}
		// also if it was reported, since then the error page has failed
		response.setErrorReported();
		if (!is(ActionCode.IS_IO_ALLOWED, response)) {
			return;
		}
		if (is(ActionCode.IS_ERROR, response) && !"HTTP/2.0".equals(request.getProtocol())) {
			// Tomcat hangs up, and says so to callers of HTTP/1.1 only
			response.setHeader("Connection", "close");
		}
		try {
			this.responder.respond(TomcatParseFailure.status(status, request, failure), failure, request, response);
			response.finishResponse();
		}
		catch (IOException ex) {
			logger.debug("The caller is gone", ex);
		}
	}

	private static boolean is(ActionCode question, Response response) {
		AtomicBoolean answer = new AtomicBoolean();
		response.getCoyoteResponse().action(question, answer);
		return answer.get();
	}

}
