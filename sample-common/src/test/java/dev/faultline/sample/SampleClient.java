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

package dev.faultline.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.faultline.sample.SampleCases.Call;
import dev.faultline.sample.SampleCases.Case;
import dev.faultline.sample.SampleCases.Multipart;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls the sample over its real port, as a browser or curl would.
 */
class SampleClient {

	private static final String BOUNDARY = "8d1f3a";

	/** Appendix A of RFC 9457, for each problem that comes back. */
	private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
		.getSchema(schema(), SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port;

	SampleClient(int port) {
		this.port = port;
	}

	/**
	 * Send a case as the page does: first what prepares it, then the request itself, as
	 * often as it says or until the expected status comes.
	 * @param example the case
	 * @return the last response
	 */
	HttpResponse<String> send(Case example) {
		if (example.prepare() != null) {
			HttpResponse<String> prepared = send(example.prepare().call());
			if (prepared.statusCode() >= 300) {
				throw new IllegalStateException("Preparation failed: " + prepared.statusCode());
			}
		}
		HttpResponse<String> response = send(example.call());
		for (int sent = 1; sent < example.atMost() && response.statusCode() != example.status(); sent++) {
			response = send(example.call());
		}
		return response;
	}

	HttpResponse<String> get(String path, String... headers) {
		return exchange("GET", path, BodyPublishers.noBody(), headers);
	}

	HttpResponse<String> send(String method, String path, String body, String... headers) {
		return exchange(method, path, BodyPublishers.ofString(body), headers);
	}

	HttpResponse<String> upload(String path, Multipart part, String... headers) {
		HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(bytes(part)))
			.setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
		return exchange((headers.length > 0) ? request.headers(headers) : request);
	}

	private HttpResponse<String> send(Call call) {
		HttpRequest.Builder request = request(call.path()).method(call.method(), body(call));
		Map<String, String> headers = call.headers();
		if (headers != null) {
			headers.forEach(request::setHeader);
		}
		if (call.multipart() != null) {
			request.setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
		}
		return exchange(request);
	}

	private HttpResponse<String> exchange(String method, String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = request(path).method(method, body);
		return exchange((headers.length > 0) ? request.headers(headers) : request);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> exchange(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = this.http.send(request.build(), BodyHandlers.ofString());
			String type = response.headers().firstValue("Content-Type").orElse("");
			if (type.startsWith("application/problem+json") && !response.body().isEmpty()) {
				assertThat(SCHEMA.validate(response.body(), InputFormat.JSON)).as(response.body()).isEmpty();
			}
			return response;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String schema() {
		try {
			return Files.readString(Path.of("../autoconfigure/src/test/resources/rfc9457/problem.schema.json"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BodyPublisher body(Call call) {
		if (call.multipart() != null) {
			return BodyPublishers.ofByteArray(bytes(call.multipart()));
		}
		JsonNode body = call.body();
		if (body == null) {
			return BodyPublishers.noBody();
		}
		return BodyPublishers.ofString(body.isString() ? body.stringValue() : body.toString());
	}

	private static byte[] bytes(Multipart part) {
		String head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
			.formatted(BOUNDARY, part.name(), part.filename(), part.type());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
		bytes.writeBytes(new byte[part.bytes()]);
		bytes.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
		return bytes.toByteArray();
	}

}
