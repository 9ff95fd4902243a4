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

	/** An exception that the application declares to be a conflict. */
	MAPPED_EXCEPTION("GET", "/stock", "");

	private final String method;

	private final String path;

	private final byte[] content;

	Failure(String method, String path, String content) {
		this.method = method;
		this.path = path;
		this.content = content.getBytes(StandardCharsets.UTF_8);
	}

	MockHttpServletRequest request(MockServletContext context) {
		MockHttpServletRequest request = new MockHttpServletRequest(context, this.method, this.path);
		request.addHeader("Accept", "application/json");
		request.addHeader("Accept-Language", "en");
		if (this.content.length > 0) {
			request.setContentType("application/json");
			request.setContent(this.content);
		}
		return request;
	}

}
