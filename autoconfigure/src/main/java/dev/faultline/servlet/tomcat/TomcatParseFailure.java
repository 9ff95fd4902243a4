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

import org.apache.catalina.connector.Request;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * Tells too long from malformed, which are both 400 to Tomcat.
 */
final class TomcatParseFailure {

	/**
	 * Tomcat throws it with this message, which it looks up like that, and no other.
	 */
	private static final String TOO_LARGE = StringManager.getManager(Http11InputBuffer.class)
		.getString("iib.requestheadertoolarge.error");

	private TomcatParseFailure() {
	}

	/**
	 * Return the status that a request which Tomcat could not read deserves.
	 * @param status what Tomcat says
	 * @param request the request, as far as it was read
	 * @param failure what Tomcat threw
	 * @return the status
	 */
	static int status(int status, Request request, @Nullable Throwable failure) {
		if (status != 400 || request.getContext() != null) {
			return status;
		}
		if (failure instanceof IllegalArgumentException && TOO_LARGE.equals(failure.getMessage())) {
			// the request line comes first: with its URI the headers had begun
			return request.getCoyoteRequest().requestURI().isNull() ? 414 : 431;
		}
		return (failure instanceof IllegalStateException && isFull(request)) ? 431 : status;
	}

	private static boolean isFull(Request request) {
		return request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
				&& request.getCoyoteRequest().getMimeHeaders().size() == protocol.getMaxHeaderCount();
	}

}
