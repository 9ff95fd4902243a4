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

package dev.faultline.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

/**
 * What goes wrong.
 */
public enum Failure {

	/** A path where nothing is. */
	UNKNOWN_ROUTE("GET", "/nowhere", ""),

	/** A body in which three values are not valid. */
	INVALID_BODY("POST", "/orders",
			"{\"name\":\"\",\"lines\":[{\"sku\":\"A-1\",\"quantity\":0},{\"sku\":\"\",\"quantity\":1}]}"),

	/** A body in which a hundred values are not valid. */
	HUNDRED_VIOLATIONS("POST", "/orders", order(100)),

	/** A body that ends too early. */
	BROKEN_JSON("POST", "/orders", "{\"name\":\"x\",\"lines\":[{\"sku\":"),

	/** An exception that the application declares to be a conflict. */
	MAPPED_EXCEPTION("GET", "/stock", ""),

	/** The same below four others. */
	CAUSE_CHAIN("GET", "/stock/nested", ""),

	/** An exception that a built-in rule knows: a parameter that is no number. */
	RULE("GET", "/stock/page?number=x", ""),

	/** An exception that nobody declared. */
	UNMAPPED("GET", "/stock/broken", ""),

	/** The same, in a service that logs to a file. */
	LOGGED("GET", "/stock/broken", ""),

	/** An exception of a filter. */
	FILTER("GET", "/filtered", ""),

	/** Nobody knows the caller. */
	ANONYMOUS("GET", "/guarded", ""),

	/** The caller may not. */
	FORBIDDEN("GET", "/guarded?as=visitor", ""),

	/** Nothing, for comparison: the answer is a number. */
	NONE("GET", "/stock/page?number=1", "");

	private final String method;

	private final String path;

	private final byte[] content;

	Failure(String method, String path, String content) {
		this.method = method;
		this.path = path;
		this.content = content.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Return a body.
	 * @param violations how many values are not valid
	 * @return the body
	 */
	static String order(int violations) {
		return "{\"name\":\"x\",\"lines\":[" + "{\"sku\":\"A-1\",\"quantity\":0},".repeat(violations - 1)
				+ "{\"sku\":\"A-1\",\"quantity\":0}]}";
	}

	/**
	 * Return whether the service logs.
	 * @return whether there is a log file
	 */
	boolean logged() {
		return this == LOGGED;
	}

	/**
	 * Return whether it takes Spring Security.
	 * @return whether the service is secured
	 */
	boolean secured() {
		return this == ANONYMOUS || this == FORBIDDEN;
	}

	/**
	 * Return the request as a server reads it.
	 * @return head and content
	 */
	byte[] message() {
		StringBuilder head = new StringBuilder(this.method).append(' ').append(this.path).append(" HTTP/1.1\r\n");
		head.append("Host: localhost\r\nAccept: application/json\r\nAccept-Language: en\r\n");
		if (this == FORBIDDEN) {
			head.append("Authorization: Basic ").append(HttpHeaders.encodeBasicAuth("visitor", "visitor", null));
			head.append("\r\n");
		}
		if (this.content.length > 0) {
			head.append("Content-Type: application/json\r\nContent-Length: ").append(this.content.length);
			head.append("\r\n");
		}
		byte[] headers = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
		byte[] message = Arrays.copyOf(headers, headers.length + this.content.length);
		System.arraycopy(this.content, 0, message, headers.length, this.content.length);
		return message;
	}

	MockHttpServletRequest request(MockServletContext context) {
		int query = this.path.indexOf('?');
		MockHttpServletRequest request = new MockHttpServletRequest(context, this.method,
				(query < 0) ? this.path : this.path.substring(0, query));
		if (query >= 0) {
			request.setQueryString(this.path.substring(query + 1));
			request.addParameter("number", this.path.substring(this.path.indexOf('=') + 1));
		}
		request.addHeader("Accept", "application/json");
		request.addHeader("Accept-Language", "en");
		if (this.content.length > 0) {
			request.setContentType("application/json");
			request.setContent(this.content);
		}
		return request;
	}

}
