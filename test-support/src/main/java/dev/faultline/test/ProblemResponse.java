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

package dev.faultline.test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.faultline.Problem;
import dev.faultline.Violation;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * A response that should be a problem document (RFC 9457), whichever client or mock it
 * comes from. {@link #toString()} shows all of it.
 *
 * @since 0.1.0
 * @see ProblemAssertions
 */
public final class ProblemResponse implements AssertProvider<ProblemAssert> {

	private final int status;

	private final HttpHeaders headers;

	private final String text;

	private final @Nullable Map<String, Object> decoded;

	private final String note;

	private ProblemResponse(int status, HttpHeaders headers, String text, @Nullable Map<String, Object> decoded,
			String note) {
		this.status = status;
		this.headers = headers;
		this.text = text;
		this.decoded = decoded;
		this.note = note;
	}

	/**
	 * A response as it was received.
	 * @param status the status of the response
	 * @param headers the headers of the response
	 * @param body the body of the response, or {@code null} if it has none
	 * @return the response
	 */
	public static ProblemResponse of(int status, HttpHeaders headers, byte @Nullable [] body) {
		// JSON is UTF-8 (RFC 8259 section 8.1), whatever a header says
		return of(status, headers, (body != null) ? new String(body, StandardCharsets.UTF_8) : "");
	}

	/**
	 * A response as it was received.
	 * @param status the status of the response
	 * @param headers the headers of the response
	 * @param body the body of the response
	 * @return the response
	 */
	public static ProblemResponse of(int status, HttpHeaders headers, String body) {
		return new ProblemResponse(status, headers, body, null, "");
	}

	/**
	 * A document without the response around it. Its headers are no more than the
	 * {@code Content-Type}.
	 * @param status the status of the response
	 * @param json the document
	 * @return the response
	 */
	public static ProblemResponse of(int status, String json) {
		return of(status, problemHeaders(), json);
	}

	/**
	 * A response whose body a client has decoded.
	 * @param status the status of the response
	 * @param headers the headers of the response
	 * @param body the document
	 * @return the response
	 */
	public static ProblemResponse of(int status, HttpHeaders headers, ProblemDetail body) {
		return ofMembers(status, headers, members(body));
	}

	/**
	 * What the walk made of a failure, before it is rendered. The {@code Content-Type} is
	 * that of the document that will be.
	 * @param problem the problem
	 * @return the response
	 */
	public static ProblemResponse of(Problem problem) {
		HttpHeaders headers = problemHeaders();
		headers.addAll(problem.headers());
		return of(problem.status().value(), headers, problem.body());
	}

	/**
	 * A document without the response around it. Its status counts as that of the
	 * response.
	 * @param document the document
	 * @return the response
	 */
	public static ProblemResponse of(ProblemDetail document) {
		return ofMembers(members(document));
	}

	/**
	 * A document that is a map already.
	 * @param members the members of the document
	 * @return the response; its status is that of the document
	 */
	static ProblemResponse ofMembers(Map<String, Object> members) {
		int status = (members.get("status") instanceof Number number) ? number.intValue() : 0;
		return ofMembers(status, problemHeaders(), members);
	}

	static ProblemResponse ofMembers(int status, HttpHeaders headers, Map<String, Object> members) {
		return new ProblemResponse(status, headers, Json.write(members), members, "");
	}

	private static HttpHeaders problemHeaders() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		return headers;
	}

	private static Map<String, Object> members(ProblemDetail body) {
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "type", (body.getType() != null) ? body.getType().toString() : null);
		put(members, "title", body.getTitle());
		members.put("status", body.getStatus());
		put(members, "detail", body.getDetail());
		put(members, "instance", (body.getInstance() != null) ? body.getInstance().toString() : null);
		if (body.getProperties() != null) {
			body.getProperties().forEach((name, value) -> put(members, name, value));
		}
		members.computeIfPresent(Problem.ERRORS, (name, errors) -> violations(errors));
		return members;
	}

	private static Object violations(Object errors) {
		return (errors instanceof List<?> list) ? list.stream()
			.map((error) -> (error instanceof Violation violation) ? violation.toMembers() : error)
			.toList() : errors;
	}

	private static void put(Map<String, Object> members, String name, @Nullable Object value) {
		if (value != null) {
			members.put(name, value);
		}
	}

	/**
	 * Return a copy that says more when an assertion fails.
	 * @param note what to know about where the response comes from
	 * @return the copy
	 */
	ProblemResponse withNote(String note) {
		return new ProblemResponse(this.status, this.headers, this.text, this.decoded, note);
	}

	/**
	 * Return the status of the response.
	 * @return the status
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return the headers of the response.
	 * @return the headers
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Return the body of the response.
	 * @return the text, empty if the response has no body
	 */
	public String body() {
		return this.text;
	}

	/**
	 * Return the members of the document.
	 * @return the members in their order, with the values that JSON knows
	 * @throws AssertionError if the response is no problem document
	 */
	public Map<String, Object> members() {
		String type = this.headers.getFirst(HttpHeaders.CONTENT_TYPE);
		if (this.text.isBlank()) {
			throw failure("has no body");
		}
		if (hasType(type, MediaType.APPLICATION_PROBLEM_XML)) {
			throw failure("is XML, and this reads JSON only: send 'Accept: application/problem+json'");
		}
		if (!hasType(type, MediaType.APPLICATION_PROBLEM_JSON)) {
			throw failure("has the Content-Type '%s' and not 'application/problem+json'".formatted(type));
		}
		try {
			return (this.decoded != null) ? this.decoded : Json.read(this.text);
		}
		catch (IllegalArgumentException ex) {
			throw failure("has a body that is not a JSON object: " + ex.getMessage());
		}
	}

	private static boolean hasType(@Nullable String contentType, MediaType expected) {
		return contentType != null && contentType.split(";")[0].trim().equalsIgnoreCase(expected.toString());
	}

	private AssertionError failure(String what) {
		return new AssertionError("Expected a problem document, but the response %s.%n%n%s".formatted(what, this));
	}

	@Override
	public ProblemAssert assertThat() {
		return new ProblemAssert(this);
	}

	/**
	 * Return the response as it is on the wire, with an indented document.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("HTTP/1.1 ").append(this.status);
		HttpStatus known = HttpStatus.resolve(this.status);
		text.append((known != null) ? " " + known.getReasonPhrase() : "");
		this.headers.forEach((name, values) -> values
			.forEach((value) -> text.append(System.lineSeparator()).append(name).append(": ").append(value)));
		if (!this.text.isEmpty()) {
			text.append(System.lineSeparator()).append(System.lineSeparator()).append(Json.indent(this.text));
		}
		if (!this.note.isEmpty()) {
			text.append(System.lineSeparator()).append(System.lineSeparator()).append(this.note);
		}
		return text.toString();
	}

}
