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

import java.util.Arrays;
import java.util.List;

import dev.faultline.RequestSyntax;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/**
 * Decides which requests are refused: those that Netty cannot read, and those that
 * servlet containers refuse and Reactor Netty lets through.
 */
final class NettyRequestChecks {

	private final boolean strict;

	NettyRequestChecks(boolean strict) {
		this.strict = strict;
	}

	/**
	 * Return the status with which a request is refused.
	 * @param request the request, as far as it could be read
	 * @return the status, or 0 if the request is for the application
	 */
	int refusal(HttpRequest request) {
		if (request.decoderResult().isFailure()) {
			return status(request.decoderResult().cause());
		}
		return this.strict ? strictRefusal(request) : 0;
	}

	private static int status(Throwable failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		if (cause instanceof TooLongHttpLineException) {
			return 414;
		}
		return (cause instanceof TooLongHttpHeaderException) ? 431 : 400;
	}

	private static int strictRefusal(HttpRequest request) {
		HttpHeaders headers = request.headers();
		int version = version(request.protocolVersion());
		if (version != 0) {
			return version;
		}
		if (headers.size() > RequestSyntax.MAX_HEADERS) {
			return 431;
		}
		if (HttpMethod.CONNECT.equals(request.method()) || !isTransferCoding(headers)) {
			return 501;
		}
		if (!hasHost(request) || !isTarget(request) || !RequestSyntax.isQuery(query(request.uri()))) {
			return 400;
		}
		String expectation = headers.get(HttpHeaderNames.EXPECT);
		boolean unknown = expectation != null && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expectation);
		return (unknown && !HttpVersion.HTTP_1_0.equals(request.protocolVersion())) ? 417 : 0;
	}

	private static int version(HttpVersion version) {
		if (HttpVersion.HTTP_1_1.equals(version) || HttpVersion.HTTP_1_0.equals(version)) {
			return 0;
		}
		return HttpVersion.HTTP_1_1.protocolName().equals(version.protocolName()) ? 505 : 400;
	}

	private static boolean isTransferCoding(HttpHeaders headers) {
		return !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
				|| RequestSyntax.isTransferCoding(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING)
					.stream()
					.flatMap((value) -> Arrays.stream(value.split(",")))
					.map(String::trim)
					.toList());
	}

	private static boolean hasHost(HttpRequest request) {
		List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
		if (hosts.isEmpty()) {
			return HttpVersion.HTTP_1_0.equals(request.protocolVersion());
		}
		return hosts.size() == 1 && RequestSyntax.isHost(hosts.get(0));
	}

	/**
	 * Return whether it is said what is asked for (RFC 9112 section 3.2).
	 * @param request the request
	 * @return whether it is a path, a URI, or the asterisk of {@code OPTIONS}
	 */
	private static boolean isTarget(HttpRequest request) {
		String uri = request.uri();
		int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
		if (scheme < 0) {
			return uri.startsWith("/") || ("*".equals(uri) && HttpMethod.OPTIONS.equals(request.method()));
		}
		String rest = uri.substring(scheme + 3);
		return uri.regionMatches(true, 0, "http", 0, 4) && RequestSyntax.isHost(rest.split("[/?#]", 2)[0]);
	}

	private static String query(String uri) {
		int query = uri.indexOf('?');
		return (query >= 0) ? uri.substring(query + 1) : "";
	}

}
