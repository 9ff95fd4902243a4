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

import dev.faultline.RequestSyntax;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Refuses what Tomcat refuses and Jetty lets through: characters that no URI has (RFC
 * 3986 appendix A), headers without number, and transfer codings that nobody decodes.
 *
 * @since 0.1.0
 */
public class JettyRequestChecks implements HttpConfiguration.Customizer {

	private final boolean strict;

	/**
	 * Create the checks.
	 * @param strict whether to refuse what Tomcat refuses and Jetty lets through
	 */
	public JettyRequestChecks(boolean strict) {
		this.strict = strict;
	}

	@Override
	public Request customize(Request request, HttpFields.Mutable responseHeaders) {
		if (this.strict) {
			refuse(request);
		}
		// throws if they are malformed; within a context Jetty's own error handler would
		// answer
		Request.getCookies(request);
		return request;
	}

	private static void refuse(Request request) {
		if (request.getHeaders().size() > RequestSyntax.MAX_HEADERS) {
			throw new HttpException.RuntimeException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
		}
		if (JettyTransferCoding.isUnknown(request.getHeaders())) {
			throw new HttpException.RuntimeException(HttpStatus.NOT_IMPLEMENTED_501);
		}
		if (!RequestSyntax.isQuery(request.getHttpURI().getQuery())) {
			throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400);
		}
	}

}
