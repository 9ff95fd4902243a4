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

package dev.faultline.servlet.statusmap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.faultline.servlet.Answer;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a servlet application and a WebFlux application answer to the same request is the
 * same: the status, the content but for the id of the occurrence, and these headers.
 */
final class Parity {

	static final List<String> HEADERS = List.of("Content-Type", "Content-Length", "Cache-Control", "Content-Language",
			"Vary", "Allow", "Accept", "Accept-Patch", "Retry-After", "WWW-Authenticate", "Content-Range");

	/** What differs, and why. */
	static final Map<String, Difference> DIFFERENCES = Map.of("2.5.4: range outside of a static resource",
			Difference.of("WebFlux does not say how long the resource is", "Content-Range"),
			"2.5.4: range outside of what a handler returns",
			Difference.of("WebFlux does not say how long the resource is", "Content-Range"));

	/** What differs in the answers to {@link StackParityTests}, and why. */
	static final Map<String, Difference> OTHER_DIFFERENCES = Map.of("form where JSON is read",
			Difference.ofContent("WebFlux does not say what it reads", "Accept"), "text where JSON is read",
			Difference.ofContent("WebFlux reads newline-delimited JSON too", "Accept"), "XML that ends early",
			Difference.ofContent("WebFlux reads newline-delimited JSON too", "Accept"), "GET /body-detail",
			Difference.of("Spring writes it, in chunks on Tomcat", "Content-Length"), "GET /advised",
			Difference.of("Spring writes it, in chunks on Tomcat", "Content-Length"));

	private Parity() {
	}

	static void verify(@Nullable Difference known, Answer onServlet, Answer onWebFlux) {
		Difference difference = (known != null) ? known : Difference.NONE;
		assertThat(onWebFlux.status()).isEqualTo(onServlet.status());
		if (difference.content()) {
			assertThat(onWebFlux.withoutInstance()).isNotEqualTo(onServlet.withoutInstance());
		}
		else {
			assertThat(onWebFlux.withoutInstance()).isEqualTo(onServlet.withoutInstance());
		}
		Map<String, String> expected = headersOf(onServlet, difference);
		assertThat(headersOf(onWebFlux, difference)).isEqualTo(expected);
		for (String header : difference.headers()) {
			assertThat(onWebFlux.header(header)).as(header).isNotEqualTo(onServlet.header(header));
		}
	}

	private static Map<String, String> headersOf(Answer answer, Difference difference) {
		Map<String, String> headers = new TreeMap<>();
		for (String header : HEADERS) {
			boolean ofContent = difference.content() && header.equals("Content-Length");
			if (!ofContent && !difference.headers().contains(header)) {
				headers.put(header, String.valueOf(answer.header(header)));
			}
		}
		return headers;
	}

	/**
	 * A difference.
	 *
	 * @param reason why there is one
	 * @param content whether the content differs
	 * @param headers the headers that differ
	 */
	record Difference(String reason, boolean content, List<String> headers) {

		static final Difference NONE = new Difference("", false, List.of());

		static Difference of(String reason, String... headers) {
			return new Difference(reason, false, List.of(headers));
		}

		static Difference ofContent(String reason, String... headers) {
			return new Difference(reason, true, List.of(headers));
		}

	}

}
