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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.faultline.ProblemDocuments;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What came back.
 */
public final class Answer {

	private static final JsonMapper JSON = new JsonMapper();

	private final int status;

	private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private final byte[] content;

	public Answer(int status, Map<String, List<String>> headers, byte[] content) {
		this.status = status;
		this.headers.putAll(headers);
		this.content = content;
		validate();
	}

	/**
	 * Read a response by RFC 9112.
	 * @param bytes all that came until the connection was closed
	 * @return the response, with all that follows its headers as its content
	 */
	static Answer parse(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		int end = text.indexOf("\r\n\r\n");
		assertThat(end).as("end of the headers of '%s'", text).isPositive();
		List<String> lines = text.substring(0, end).lines().toList();
		assertThat(lines.get(0)).matches("HTTP/1\\.1 \\d{3}( .*)?");
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line : lines.subList(1, lines.size())) {
			String[] field = line.split(": ?", 2);
			headers.computeIfAbsent(field[0], (name) -> new ArrayList<>()).add(field[1]);
		}
		return new Answer(Integer.parseInt(lines.get(0).substring(9, 12)), headers,
				Arrays.copyOfRange(bytes, end + 4, bytes.length));
	}

	/**
	 * Whatever the test is about, a problem document is valid by RFC 9457.
	 */
	private void validate() {
		String type = header("Content-Type");
		if (type != null && this.content.length > 0) {
			if (type.startsWith("application/problem+json")) {
				ProblemDocuments.isValidJson(this.content);
			}
			else if (type.startsWith("application/problem+xml")) {
				ProblemDocuments.isValidXml(this.content);
			}
		}
	}

	public int status() {
		return this.status;
	}

	public String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? String.join(", ", values) : null;
	}

	public Map<String, List<String>> headers() {
		return this.headers;
	}

	public String text() {
		return new String(this.content, StandardCharsets.UTF_8);
	}

	@SuppressWarnings("unchecked")
	public Map<String, Object> document() {
		return JSON.readValue(this.content, Map.class);
	}

	@SuppressWarnings("unchecked")
	public List<Map<String, Object>> errors() {
		return (List<Map<String, Object>>) document().get("errors");
	}

	/**
	 * Assert all that every problem of a type promises.
	 * @param expectedStatus the status, of the response and in the document
	 * @param slug the problem type
	 * @return this
	 */
	public Answer isProblem(int expectedStatus, String slug) {
		return isProblemOfType(expectedStatus, "/problems/" + slug);
	}

	/**
	 * Assert the problem type, where a header has words that no document may have.
	 * @param expectedStatus the status, of the response and in the document
	 * @param slug the problem type
	 * @return this
	 */
	Answer hasType(int expectedStatus, String slug) {
		assertThat(this.status).as(text()).isEqualTo(expectedStatus);
		assertThat(document()).containsEntry("type", "/problems/" + slug).containsEntry("status", expectedStatus);
		return this;
	}

	/**
	 * Assert all that a problem promises which is nothing but its status.
	 * @param expectedStatus the status, of the response and in the document
	 * @param phrase the phrase of the status
	 * @return this
	 */
	public Answer isBareProblem(int expectedStatus, String phrase) {
		isProblemOfType(expectedStatus, "about:blank");
		assertThat(document()).containsEntry("title", phrase);
		return this;
	}

	public Answer isProblemOfType(int expectedStatus, String type) {
		assertThat(this.status).as(text()).isEqualTo(expectedStatus);
		assertThat(this.headers.get("Content-Type")).containsExactly("application/problem+json");
		assertThat(header("Content-Length")).isEqualTo(String.valueOf(this.content.length));
		assertThat(header("Cache-Control")).contains("no-store");
		assertThat(document()).containsEntry("type", type)
			.containsEntry("status", expectedStatus)
			.hasEntrySatisfying("title", (title) -> assertThat(title).asString().isNotBlank())
			.hasEntrySatisfying("instance", (instance) -> assertThat(instance).asString().startsWith("urn:uuid:"));
		return isWithoutInternals();
	}

	/**
	 * Assert all that a problem promises a caller that prefers XML.
	 * @param expectedStatus the status, of the response and in the document
	 * @param slug the problem type
	 * @return this
	 */
	public Answer isXmlProblem(int expectedStatus, String slug) {
		assertThat(this.status).as(text()).isEqualTo(expectedStatus);
		assertThat(this.headers.get("Content-Type")).containsExactly("application/problem+xml");
		assertThat(header("Content-Length")).isEqualTo(String.valueOf(this.content.length));
		assertThat(header("Cache-Control")).contains("no-store");
		assertThat(xmlDocument()).containsEntry("type", "/problems/" + slug)
			.containsEntry("status", String.valueOf(expectedStatus))
			.containsKeys("title", "instance");
		return isWithoutInternals();
	}

	public Map<String, Object> xmlDocument() {
		return ProblemDocuments.readXml(this.content);
	}

	public Answer isWithoutInternals() {
		for (String internal : List.of(TestServer.SECRET, "Exception", "java.", "org.springframework", "tools.jackson",
				"dev.faultline", "\tat ")) {
			assertThat(text() + this.headers).doesNotContain(internal);
		}
		return this;
	}

	public Answer hasDetail(String detail) {
		assertThat(document()).containsEntry("detail", detail);
		return this;
	}

	public Answer hasHeader(String name, String value) {
		assertThat(header(name)).as(name).isEqualTo(value);
		return this;
	}

	/**
	 * Assert that the caller is asked for credentials. Further parameters of the
	 * challenge differ from one version of Spring Security to the next; they are compared
	 * with an application that has no Faultline.
	 * @param scheme what the challenge begins with
	 * @return this
	 */
	public Answer isChallengedBy(String scheme) {
		assertThat(header("WWW-Authenticate")).startsWith(scheme);
		return this;
	}

	/**
	 * Assert that nobody can tell this answer from another one, but for the id of the
	 * occurrence and the time.
	 * @param other the other answer
	 * @return this
	 */
	Answer isIndistinguishableFrom(Answer other) {
		assertThat(this.status).isEqualTo(other.status);
		assertThat(withoutInstance()).isEqualTo(other.withoutInstance());
		assertThat(withoutDate()).isEqualTo(other.withoutDate());
		return this;
	}

	/**
	 * Return the document less what differs with each occurrence.
	 * @return the document, empty if there is none
	 */
	public String withoutInstance() {
		return text().replaceAll("urn:uuid:[0-9a-f-]{36}", "");
	}

	private Map<String, List<String>> withoutDate() {
		Map<String, List<String>> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		others.putAll(this.headers);
		others.remove("Date");
		// whether a session began, not which
		others.computeIfPresent("Set-Cookie",
				(name, cookies) -> cookies.stream().map((cookie) -> cookie.replaceAll("=[^;]*", "=")).toList());
		return others;
	}

	/**
	 * Assert the violations.
	 * @param expected for each violation, in their order, members that it has
	 * @return this
	 */
	@SafeVarargs
	public final Answer hasErrors(Map<String, ?>... expected) {
		assertThat(errors()).as(text()).hasSize(expected.length);
		for (int i = 0; i < expected.length; i++) {
			assertThat(errors().get(i)).as(text()).containsAllEntriesOf(expected[i]);
		}
		return this;
	}

}
