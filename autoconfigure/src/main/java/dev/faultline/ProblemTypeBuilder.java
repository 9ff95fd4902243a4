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

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.util.Assert;

/**
 * Builder for a {@link ProblemType}.
 *
 * @since 0.1.0
 * @see ProblemType#of(String, int)
 */
public final class ProblemTypeBuilder {

	final String slug;

	int status;

	@Nullable URI uri;

	@Nullable String title;

	@Nullable String detail;

	@Nullable String remedy;

	@Nullable Fault fault;

	@Nullable Retry retry;

	@Nullable LogLevel logLevel;

	final Map<String, String> headers = new LinkedHashMap<>();

	List<String> members = List.of();

	ProblemTypeBuilder(String slug, int status) {
		this.slug = slug;
		status(status);
	}

	/**
	 * Set the HTTP status. A fault that was not set follows the status.
	 * @param status the status, 400 to 599
	 * @return this builder
	 * @throws IllegalArgumentException if it is not the status of an error
	 */
	public ProblemTypeBuilder status(int status) {
		Assert.isTrue(status >= 400 && status <= 599, () -> "'status' must be between 400 and 599 but is " + status);
		this.status = status;
		return this;
	}

	/**
	 * Set the identifier, when it is not the catalog's base with the slug appended.
	 * @param uri the URI
	 * @return this builder
	 */
	public ProblemTypeBuilder uri(@Nullable URI uri) {
		this.uri = uri;
		return this;
	}

	/**
	 * Set the title. Without, it is the slug in words.
	 * @param title the title
	 * @return this builder
	 */
	public ProblemTypeBuilder title(@Nullable String title) {
		this.title = title;
		return this;
	}

	/**
	 * Set the template of the detail.
	 * @param detail the template; <code>{x}</code> stands for property {@code x} of the
	 * exception
	 * @return this builder
	 */
	public ProblemTypeBuilder detail(@Nullable String detail) {
		this.detail = detail;
		return this;
	}

	/**
	 * Set what the caller can do about it.
	 * @param remedy the remedy
	 * @return this builder
	 */
	public ProblemTypeBuilder remedy(@Nullable String remedy) {
		this.remedy = remedy;
		return this;
	}

	/**
	 * Set whose fault it is.
	 * @param fault the fault, or {@code null} to have it follow from the status
	 * @return this builder
	 */
	public ProblemTypeBuilder fault(@Nullable Fault fault) {
		this.fault = fault;
		return this;
	}

	/**
	 * Set whether it is of use to send the same request again.
	 * @param retry the retry
	 * @return this builder
	 */
	public ProblemTypeBuilder retry(@Nullable Retry retry) {
		this.retry = retry;
		return this;
	}

	/**
	 * Set the level at which each occurrence is logged.
	 * @param logLevel the level, or {@code null} to have it follow from the fault
	 * @return this builder
	 */
	public ProblemTypeBuilder logLevel(@Nullable LogLevel logLevel) {
		this.logLevel = logLevel;
		return this;
	}

	/**
	 * Set a header that each response carries.
	 * @param name the name
	 * @param value the value
	 * @return this builder
	 */
	public ProblemTypeBuilder header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	/**
	 * Set the properties of the exception that become extension members.
	 * @param members the names
	 * @return this builder
	 */
	public ProblemTypeBuilder members(Collection<String> members) {
		this.members = List.copyOf(members);
		return this;
	}

	/**
	 * Build the problem type.
	 * @return the problem type
	 */
	public ProblemType build() {
		return new ProblemType(this);
	}

}
