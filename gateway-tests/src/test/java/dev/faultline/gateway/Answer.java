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

package dev.faultline.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the gateway answered.
 */
final class Answer {

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HttpResponse<byte[]> response;

	private Answer(HttpResponse<byte[]> response) {
		this.response = response;
	}

	static Answer to(String method, int port, String path, String content, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.method(method, content.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(content))
			.timeout(Duration.ofSeconds(20))
			.setHeader("Accept-Language", "en");
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
		try {
			return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	int status() {
		return this.response.statusCode();
	}

	List<String> header(String name) {
		return this.response.headers().allValues(name);
	}

	byte[] content() {
		return this.response.body();
	}

	String text() {
		return new String(content(), StandardCharsets.UTF_8);
	}

	@SuppressWarnings("unchecked")
	Map<String, Object> document() {
		return JSON.readValue(content(), Map.class);
	}

	/**
	 * Assert all that every problem of a type promises, and that it tells nothing of what
	 * is behind the gateway.
	 * @param status the status, of the response and in the document
	 * @param slug the problem type
	 * @return this
	 */
	Answer isProblem(int status, String slug) {
		assertThat(status()).as(text()).isEqualTo(status);
		assertThat(header("Content-Type")).containsExactly("application/problem+json");
		assertThat(header("Content-Length")).containsExactly(String.valueOf(content().length));
		assertThat(header("Cache-Control")).contains("no-store");
		assertThat(document()).containsEntry("type", "/problems/" + slug)
			.containsEntry("status", status)
			.containsOnlyKeys("type", "title", "status", "detail", "instance");
		for (String internal : List.of(Upstream.SECRET, "Exception", "java.", "org.springframework", "netty",
				"127.0.0.1", "localhost", "nothing", "lb:", "route", "breaker", "invalid")) {
			assertThat(text() + this.response.headers().map()).doesNotContain(internal);
		}
		return this;
	}

}
