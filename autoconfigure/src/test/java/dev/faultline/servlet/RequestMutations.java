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

package dev.faultline.servlet;

import java.util.List;
import java.util.Random;

/**
 * Requests that somebody has damaged. One seed makes one sequence of them.
 */
final class RequestMutations {

	private static final List<String> SOUND = List.of(
			"GET /fine HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nCookie: id=s3cr3t\r\n\r\n",
			"HEAD /fine?a=1&b=%41 HTTP/1.1\r\nHost: localhost\r\nAccept-Language: de, en;q=0.5\r\n\r\n",
			"GET /controller/throw HTTP/1.0\r\nHost: localhost\r\n\r\n",
			"GET http://localhost/inner/send HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-1\r\n\r\n",
			"GET /async/callable HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"a\"\r\n\r\n",
			"GET /nowhere;a=b/%7Ec HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic czNjcjN0OmE=\r\n\r\n",
			"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"TRACE /fine HTTP/1.1\r\nHost: localhost\r\nCookie: id=s3cr3t\r\n\r\n",
			"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n"
					+ "{\"a\":\"s3cr3t\"}".substring(0, 13),
			"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
					+ "\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n",
			"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
					+ "Expect: 100-continue\r\nContent-Length: 8\r\n\r\na=1&b=%4",
			"PUT /fine HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
					+ "Content-Length: 76\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n"
					+ "1\r\n--x--\r\n");

	private static final List<String> PIECES = List.of("\r\n", "\n", "\r", "\0", " ", "\t", ":", "%", "%zz", "%00",
			"%2F", "%2e%2e/", "/../", "//", "\\", "{", "}", "|", "\"", "<", "?", "#", ";", ",", "HTTP/1.0", "HTTP/2.0",
			"HTTP/0.9", "CONNECT ", "TRACE ", "HEAD ", "FOO ", "Host: a\r\n", "Host:\r\n",
			"Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip, chunked\r\n", "Content-Length: 5\r\n",
			"Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n", "Connection: close\r\n",
			"Connection: keep-alive\r\n", "Expect: 100-continue\r\n", "Expect: a\r\n", "Accept: text/html\r\n",
			"Accept: ;;\r\n", "Accept-Language: ,;q=\r\n", "Cookie: a=b; c\r\n", "Content-Type: a\r\n",
			"Origin: null\r\n", "\u00ff", "\u0080", "\u00c3\u0028", "0\r\n\r\n");

	private final Random random;

	RequestMutations(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Return the next request.
	 * @return a sound request with some damage
	 */
	String next() {
		StringBuilder request = new StringBuilder(pick(SOUND));
		for (int i = 1 + this.random.nextInt(4); i > 0; i--) {
			damage(request);
		}
		return request.toString();
	}

	private void damage(StringBuilder request) {
		int at = this.random.nextInt(request.length() + 1);
		int end = Math.min(request.length(), at + this.random.nextInt(12));
		switch (this.random.nextInt(20)) {
			case 0, 1, 2 -> request.insert(at, (char) this.random.nextInt(256));
			case 3, 4, 5 -> request.delete(at, end);
			case 6, 7 -> request.insert(at, request.substring(at, end).repeat(1 + this.random.nextInt(3)));
			case 8, 9 -> request.replace(at, end, pick(PIECES));
			case 10 -> request.setLength(at);
			case 11 -> request.insert(at, pick(SOUND));
			case 12 -> large(request, at);
			default -> request.insert(at, pick(PIECES));
		}
		if (request.isEmpty()) {
			request.append(pick(PIECES));
		}
	}

	/** Seldom, since it is slow. */
	private void large(StringBuilder request, int at) {
		int kind = this.random.nextInt(20);
		if (kind == 0) {
			request.insert(at, "a".repeat(9000));
		}
		else if (kind == 1) {
			request.insert(at, "X-Many: a\r\n".repeat(120));
		}
	}

	private <T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
