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
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.Assert;

/**
 * Thrown to answer with exactly one problem type of the catalog.
 *
 * @since 0.1.0
 */
public class ProblemException extends RuntimeException {

	private final transient @Nullable String slug;

	private final transient @Nullable HttpStatusCode status;

	private final transient @Nullable String detail;

	private final transient Map<String, Object> members;

	private final transient HttpHeaders headers;

	private final transient boolean thrown;

	/**
	 * Create an exception.
	 * @param builder what it says
	 */
	protected ProblemException(Builder builder) {
		super(builder.message(), builder.cause, true, builder.stackTrace);
		this.slug = builder.slug;
		this.status = builder.status;
		this.detail = builder.detail;
		this.members = Collections.unmodifiableMap(new LinkedHashMap<>(builder.members));
		this.headers = HttpHeaders.readOnlyHttpHeaders(builder.headers);
		this.thrown = builder.thrown;
	}

	/**
	 * Start an exception that names a problem type.
	 * @param slug the slug; if the catalog does not know it, the answer is
	 * {@value ProblemCatalog#FALLBACK}, and the log says so
	 * @return a builder
	 */
	public static Builder of(String slug) {
		Assert.hasText(slug, "'slug' must not be empty");
		return new Builder(slug, null);
	}

	/**
	 * Start an exception that says no more than a status (RFC 9457 section 4.2.1).
	 * @param status the HTTP status
	 * @return a builder
	 */
	public static Builder of(HttpStatusCode status) {
		Assert.notNull(status, "'status' must not be null");
		return new Builder(null, status);
	}

	/**
	 * Return the problem type that is named.
	 * @return the slug, or {@code null} if there is only a status
	 */
	public @Nullable String slug() {
		return this.slug;
	}

	/**
	 * Return the status when no type is named.
	 * @return the status or {@code null}
	 */
	public @Nullable HttpStatusCode status() {
		return this.status;
	}

	/**
	 * Return the detail that replaces the type's.
	 * @return the text or {@code null}
	 */
	public @Nullable String detail() {
		return this.detail;
	}

	/**
	 * Return the extension members.
	 * @return the members by name
	 */
	public Map<String, Object> members() {
		return this.members;
	}

	/**
	 * Return the headers of the response.
	 * @return the read-only headers
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Return whether somebody threw it.
	 * @return {@code false} if it stands in for a status or a refusal without exception
	 */
	public boolean thrown() {
		return this.thrown;
	}

	/**
	 * Builder for a {@link ProblemException}.
	 */
	public static final class Builder {

		private final @Nullable String slug;

		private final @Nullable HttpStatusCode status;

		private @Nullable String detail;

		private final Map<String, Object> members = new LinkedHashMap<>();

		private final HttpHeaders headers = new HttpHeaders();

		private @Nullable Throwable cause;

		private boolean stackTrace = true;

		private boolean thrown = true;

		private Builder(@Nullable String slug, @Nullable HttpStatusCode status) {
			this.slug = slug;
			this.status = status;
		}

		/**
		 * Set the detail, in place of the type's. The caller reads it.
		 * @param detail the text
		 * @return this builder
		 */
		public Builder detail(@Nullable String detail) {
			this.detail = detail;
			return this;
		}

		/**
		 * Set an extension member, which also fills the placeholder of that name.
		 * @param name the name
		 * @param value the value; with {@code null} the member is left out
		 * @return this builder
		 * @throws IllegalArgumentException if RFC 9457 defines a member of that name
		 * (section 3.1)
		 */
		public Builder member(String name, @Nullable Object value) {
			Assert.isTrue(!StandardMembers.contain(name), () -> "'" + name + "': " + StandardMembers.TAKEN);
			if (value != null) {
				this.members.put(name, value);
			}
			return this;
		}

		/**
		 * Set a header of the response.
		 * @param name the name
		 * @param value the value
		 * @return this builder
		 */
		public Builder header(String name, String value) {
			this.headers.set(name, value);
			return this;
		}

		/**
		 * Set the cause, which the log shows and the caller does not see.
		 * @param cause the cause
		 * @return this builder
		 */
		public Builder cause(@Nullable Throwable cause) {
			this.cause = cause;
			return this;
		}

		/**
		 * Leave out the stack trace, for an exception that says where it comes from
		 * without one.
		 * @return this builder
		 */
		public Builder withoutStackTrace() {
			this.stackTrace = false;
			return this;
		}

		/**
		 * Say that nobody throws it: it stands in for a status that was set, or for what
		 * a filter or the container refused. The log then names no exception.
		 * @return this builder
		 */
		public Builder unthrown() {
			this.thrown = false;
			return withoutStackTrace();
		}

		/**
		 * Build the exception.
		 * @return the exception, to be thrown
		 */
		public ProblemException build() {
			return new ProblemException(this);
		}

		private String message() {
			String name = (this.slug != null) ? this.slug : "status " + this.status;
			return (this.detail != null) ? name + ": " + this.detail : name;
		}

	}

}
