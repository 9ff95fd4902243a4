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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.util.Assert;
import org.springframework.util.CollectionUtils;

/**
 * Builder for a {@link Problem}.
 *
 * @since 0.1.0
 * @see Problem#of(ProblemType, Throwable)
 * @see ProblemCatalog#problem(String, Throwable)
 */
public final class ProblemBuilder {

	final ProblemType type;

	final Throwable failure;

	// most problems have one or two, for which the usual map is far too large
	final HttpHeaders headers = new HttpHeaders(
			CollectionUtils.toMultiValueMap(new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));

	Map<String, Object> arguments = Map.of();

	Map<String, Object> members = Map.of();

	Map<String, String> notes = Map.of();

	LogLevel logLevel;

	@Nullable String variant;

	@Nullable String detail;

	@Nullable ProblemDetail body;

	boolean loggedWithStackTrace;

	ProblemBuilder(ProblemType type, Throwable failure) {
		Assert.notNull(type, "'type' must not be null");
		Assert.notNull(failure, "'failure' must not be null");
		this.type = type;
		this.failure = failure;
		this.logLevel = type.logLevel();
		if (!type.headers().isEmpty()) {
			type.headers().forEach(this.headers::set);
		}
	}

	private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
		// most problems have none
		Map<String, V> changed = map.isEmpty() ? new LinkedHashMap<>(4) : map;
		changed.put(name, value);
		return changed;
	}

	/**
	 * Set the detail as it is, in place of the type's template.
	 * @param detail the text
	 * @return this builder
	 */
	public ProblemBuilder detail(@Nullable String detail) {
		this.detail = detail;
		return this;
	}

	/**
	 * Choose another of the type's built-in details.
	 * @param variant the suffix of the message code, such as {@code named}
	 * @return this builder
	 */
	public ProblemBuilder variant(String variant) {
		this.variant = variant;
		return this;
	}

	/**
	 * Give a placeholder of the detail its value.
	 * @param name the name of the placeholder
	 * @param value the value; with {@code null} the placeholder has none
	 * @return this builder
	 */
	public ProblemBuilder argument(String name, @Nullable Object value) {
		if (value != null) {
			this.arguments = with(this.arguments, name, value);
		}
		return this;
	}

	/**
	 * Set an extension member (RFC 9457 section 3.2).
	 * @param name the name
	 * @param value the value; with {@code null} the member is left out
	 * @return this builder
	 */
	public ProblemBuilder member(String name, @Nullable Object value) {
		if (value != null) {
			this.members = with(this.members, name, value);
		}
		return this;
	}

	/**
	 * Set the violations, in their order.
	 * @param violations the entries of the member {@value Problem#ERRORS}
	 * @return this builder
	 */
	public ProblemBuilder violations(List<Violation> violations) {
		return member(Problem.ERRORS, violations.isEmpty() ? null : List.copyOf(violations));
	}

	/**
	 * Set a header.
	 * @param name the name
	 * @param value the value
	 * @return this builder
	 */
	public ProblemBuilder header(String name, String value) {
		this.headers.set(name, value);
		return this;
	}

	/**
	 * Set several headers.
	 * @param headers the headers
	 * @return this builder
	 */
	public ProblemBuilder headers(HttpHeaders headers) {
		this.headers.putAll(headers);
		return this;
	}

	/**
	 * Say when it is of use to come back, in place of what the type says (RFC 9110
	 * section 10.2.3).
	 * @param wait how long to wait; with {@code null} it is left to the type
	 * @return this builder
	 */
	public ProblemBuilder retryAfter(@Nullable Duration wait) {
		return (wait != null) ? header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait)) : this;
	}

	/**
	 * Log this occurrence less severely than others of its type. A type that is logged at
	 * a level below stays there.
	 * @param level the most severe level
	 * @return this builder
	 */
	public ProblemBuilder logLevelAtMost(LogLevel level) {
		boolean severe = this.logLevel != LogLevel.OFF && this.logLevel.compareTo(level) > 0;
		this.logLevel = severe ? level : this.logLevel;
		return this;
	}

	/**
	 * Note something for the operator. It stands in the line of the log, cut in length,
	 * and nowhere else.
	 * @param name the name, of letters and dashes
	 * @param value the value; with {@code null} nothing is noted
	 * @return this builder
	 */
	public ProblemBuilder note(String name, @Nullable Object value) {
		if (value != null) {
			this.notes = with(this.notes, name, value.toString());
		}
		return this;
	}

	/**
	 * Use a document that the application wrote; only its status is set to that of the
	 * type.
	 * @param body the document
	 * @return this builder
	 */
	public ProblemBuilder body(ProblemDetail body) {
		this.body = body;
		return this;
	}

	/**
	 * Log this occurrence at a level at least, if its type is logged at all.
	 * @param logLevel the level
	 * @return this builder
	 */
	public ProblemBuilder logLevelAtLeast(LogLevel logLevel) {
		// OFF is the greatest
		this.logLevel = (logLevel.compareTo(this.logLevel) > 0) ? logLevel : this.logLevel;
		return this;
	}

	/**
	 * Log this occurrence with its stack trace, whatever its level.
	 * @return this builder
	 */
	public ProblemBuilder loggedWithStackTrace() {
		this.loggedWithStackTrace = true;
		return this;
	}

	/**
	 * Build the problem.
	 * @return the problem
	 */
	public Problem build() {
		return new Problem(this);
	}

}
