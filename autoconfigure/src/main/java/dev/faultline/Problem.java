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

package dev.faultline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * One occurrence of a {@link ProblemType}: what leaves the service. Customizers may
 * change body and headers; type and status are what the catalog says.
 *
 * @since 0.1.0
 */
public final class Problem {

	/**
	 * Name of the member that holds the violations (RFC 9457 section 3 shows it).
	 */
	public static final String ERRORS = "errors";

	private final ProblemType type;

	private final Throwable failure;

	private final Throwable decider;

	private final ProblemDetail body;

	private final HttpHeaders headers;

	private final Function<String, @Nullable Object> arguments;

	private final @Nullable String variant;

	private final boolean finished;

	private final LogLevel logLevel;

	private final Map<String, String> notes;

	private final boolean loggedWithStackTrace;

	Problem(ProblemBuilder builder) {
		this.type = builder.type;
		this.failure = builder.failure;
		this.decider = builder.failure;
		this.headers = builder.headers;
		Map<String, Object> arguments = builder.arguments;
		this.arguments = arguments::get;
		this.variant = builder.variant;
		this.finished = builder.body != null;
		this.logLevel = builder.logLevel;
		this.notes = builder.notes.isEmpty() ? Map.of()
				: Collections.unmodifiableMap(new LinkedHashMap<>(builder.notes));
		this.loggedWithStackTrace = builder.loggedWithStackTrace;
		this.body = (builder.body != null) ? builder.body : ProblemDetail.forStatus(this.type.status());
		if (builder.body == null) {
			this.body.setType(this.type.uri());
			this.body.setTitle(this.type.title());
			this.body.setDetail(builder.detail);
		}
		this.body.setStatus(this.type.status().value());
		if (!builder.members.isEmpty()) {
			builder.members.forEach(this.body::setProperty);
		}
	}

	private Problem(Problem other, Throwable failure, Function<String, @Nullable Object> properties) {
		this.type = other.type;
		this.failure = failure;
		this.decider = other.decider;
		this.body = other.body;
		this.headers = other.headers;
		this.variant = other.variant;
		this.finished = other.finished;
		this.logLevel = other.logLevel;
		this.notes = other.notes;
		this.loggedWithStackTrace = other.loggedWithStackTrace;
		this.arguments = (name) -> {
			Object argument = other.arguments.apply(name);
			return (argument != null) ? argument : properties.apply(name);
		};
	}

	/**
	 * Start an occurrence.
	 * @param type the problem type
	 * @param failure what happened
	 * @return a builder
	 */
	public static ProblemBuilder of(ProblemType type, Throwable failure) {
		return new ProblemBuilder(type, failure);
	}

	/**
	 * Return the problem type.
	 * @return the type
	 */
	public ProblemType type() {
		return this.type;
	}

	/**
	 * Return the HTTP status, which is that of the type.
	 * @return the status
	 */
	public HttpStatusCode status() {
		return this.type.status();
	}

	/**
	 * Return the headers that the response must carry besides those of every problem.
	 * @return the mutable headers
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Return the document.
	 * @return the mutable document
	 */
	public ProblemDetail body() {
		return this.body;
	}

	/**
	 * Return what happened. It stays on the server.
	 * @return the outermost throwable, as it reached the adapter
	 */
	public Throwable failure() {
		return this.failure;
	}

	/**
	 * Return which throwable said what problem it is.
	 * @return the {@link #failure()} or one of its causes
	 */
	public Throwable decider() {
		return this.decider;
	}

	/**
	 * Return a view of this problem that knows the whole failure. Body and headers are
	 * shared.
	 * @param failure the outermost throwable
	 * @param properties finds values for placeholders that the problem has no argument
	 * for
	 * @return the view
	 */
	public Problem withFailure(Throwable failure, Function<String, @Nullable Object> properties) {
		return new Problem(this, failure, properties);
	}

	/**
	 * Return the value for a placeholder of the detail.
	 * @param name the name of the placeholder
	 * @return the value or {@code null}
	 */
	public @Nullable Object argument(String name) {
		return this.arguments.apply(name);
	}

	/**
	 * Return which of the type's built-in details fits, when it is not the plain one.
	 * @return the suffix of the message code, such as {@code named}, or {@code null}
	 */
	public @Nullable String variant() {
		return this.variant;
	}

	/**
	 * Return whether title and detail were written by the application and are not to be
	 * looked up.
	 * @return whether the texts are final
	 */
	public boolean finished() {
		return this.finished;
	}

	/**
	 * Return the level at which this occurrence is logged: that of the type, unless a
	 * rule knows better.
	 * @return the level
	 */
	public LogLevel logLevel() {
		return this.logLevel;
	}

	/**
	 * Return what only the log says.
	 * @return the values by name
	 */
	public Map<String, String> notes() {
		return this.notes;
	}

	/**
	 * Return whether the stack trace is logged at any level, and not only that of an
	 * error that is no fault of the caller.
	 * @return whether a rule wants it
	 */
	public boolean loggedWithStackTrace() {
		return this.loggedWithStackTrace;
	}

	/**
	 * Replace the violations.
	 * @param violations the entries of the member {@value #ERRORS}
	 */
	public void violations(List<Violation> violations) {
		this.body.setProperty(ERRORS, List.copyOf(violations));
	}

	/**
	 * Return the violations.
	 * @return the entries of the member {@value #ERRORS}
	 */
	@SuppressWarnings("unchecked")
	public List<Violation> violations() {
		Map<String, Object> properties = this.body.getProperties();
		Object errors = (properties != null) ? properties.get(ERRORS) : null;
		boolean ours = errors instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Violation;
		return (errors != null && ours) ? (List<Violation>) errors : List.of();
	}

	@Override
	public String toString() {
		return this.type + " caused by " + this.failure.getClass().getName();
	}

}
