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
import org.eclipse.jetty.http.HttpHeader;

/**
 * Transfer codings that Jetty does not know. RFC 9112 section 6.1 wants 501, while Jetty
 * says 400, or takes the content for decoded.
 */
final class JettyTransferCoding {

	/**
	 * Jetty throws away the headers that it has read so far, and leaves a reason, which
	 * is not translated.
	 */
	private static final String REASON = "Bad Transfer-Encoding, chunked not last";

	private JettyTransferCoding() {
	}

	static boolean isUnknown(HttpException failure) {
		return failure.getCode() == 400 && REASON.equals(failure.getReason());
	}

	static boolean isUnknown(HttpFields headers) {
		return headers.contains(HttpHeader.TRANSFER_ENCODING)
				&& !RequestSyntax.isTransferCoding(headers.getCSV(HttpHeader.TRANSFER_ENCODING, false));
	}

}
