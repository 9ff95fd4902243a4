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

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Finds requests with both {@code Content-Length} and {@code Transfer-Encoding}, the
 * material of request smuggling (RFC 9112 section 6.3). Tomcat drops the first of the two
 * before anybody is asked, but the bytes that it has read are still there.
 */
final class TomcatMessageFraming {

	private TomcatMessageFraming() {
	}

	/**
	 * Return whether it is said in two ways where a request ends.
	 * @param request the request
	 * @return whether both headers were sent
	 */
	static boolean isAmbiguous(Request request) {
		MessageBytes uri = request.getCoyoteRequest().requestURI();
		return request.getHeader("Transfer-Encoding") != null && uri.getType() == MessageBytes.T_BYTES
				&& hasContentLength(uri.getByteChunk());
	}

	private static boolean hasContentLength(ByteChunk uri) {
		int start = uri.getEnd();
		String rest = new String(uri.getBytes(), start, uri.getBytes().length - start, StandardCharsets.ISO_8859_1);
		for (String line : (Iterable<String>) rest.lines().skip(1)::iterator) {
			if (line.isEmpty()) {
				return false;
			}
			if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				return true;
			}
		}
		return false;
	}

}
