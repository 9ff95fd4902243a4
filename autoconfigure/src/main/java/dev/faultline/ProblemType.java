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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.Assert;

/**
 * A kind of problem, as RFC 9457 section 4 defines it: a URI, a title and exactly one
 * HTTP status, with what a caller can do about it. Beans of this type join the
 * {@link ProblemCatalog}.
 *
 * @since 0.1.0
 * @see Problem
 */
public final class ProblemType {

	/**
	 * Slug and URI of a type that says no more than its status (RFC 9457 section 4.2.1).
	 */
	public static final String ABOUT_BLANK = "about:blank";

	private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]*");

	private final String slug;

	private final String titleCode;

	private final String detailCode;

	private final @Nullable URI uri;

	private final HttpStatusCode status;

	private final String title;

	private final @Nullable String detail;

	private final @Nullable String remedy;

	private final Fault fault;

	private final Retry retry;

	private final LogLevel logLevel;

	private final Map<String, String> headers;

	private final List<String> members;

	ProblemType(ProblemTypeBuilder builder) {
		this.slug = builder.slug;
		this.titleCode = BuiltInProblemTypes.CODE_PREFIX + this.slug + ".title";
		this.detailCode = BuiltInProblemTypes.CODE_PREFIX + this.slug + ".detail";
		this.uri = builder.uri;
		this.status = HttpStatusCode.valueOf(builder.status);
		this.title = (builder.title != null) ? builder.title : titleOf(builder.slug);
		this.detail = builder.detail;
		this.remedy = builder.remedy;
		this.fault = (builder.fault != null) ? builder.fault : Fault.of(this.status);
		this.retry = (builder.retry != null) ? builder.retry : Retry.NEVER;
		this.logLevel = (builder.logLevel != null) ? builder.logLevel : logLevelOf(this.fault);
		// not Map.copyOf, whose order changes from start to start
		this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
		this.members = List.copyOf(builder.members);
	}

	private static String titleOf(String slug) {
		String words = slug.replace('-', ' ');
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	private static LogLevel logLevelOf(Fault fault) {
		return (fault != Fault.CLIENT) ? LogLevel.ERROR : LogLevel.DEBUG;
	}

	/**
	 * Start a problem type.
	 * @param slug the name of the type, lower case words joined by dashes
	 * @param status the HTTP status, 400 to 599
	 * @return a builder
	 * @throws IllegalArgumentException if the slug or the status is not valid
	 */
	public static ProblemTypeBuilder of(String slug, int status) {
		Assert.isTrue(isSlug(slug), () -> "'slug' must match %s but is '%s'".formatted(SLUG, slug));
		return new ProblemTypeBuilder(slug, status);
	}

	/**
	 * The type of a problem that says no more than its status: {@code about:blank} with
	 * the status phrase as title (RFC 9457 section 4.2.1).
	 * @param status the HTTP status
	 * @return the type
	 */
	public static ProblemType ofStatus(HttpStatusCode status) {
		HttpStatus known = HttpStatus.resolve(status.value());
		String phrase = (known != null) ? known.getReasonPhrase() : "Status " + status.value();
		ProblemTypeBuilder builder = new ProblemTypeBuilder(ABOUT_BLANK, 500);
		// as it is, also one that nobody registered
		builder.status = status.value();
		builder.uri(URI.create(ABOUT_BLANK)).title(phrase);
		return new ProblemType(builder);
	}

	/**
	 * Whether a text can name a problem type.
	 * @param slug the text
	 * @return whether it is made of lower case words joined by dashes
	 */
	public static boolean isSlug(String slug) {
		return SLUG.matcher(slug).matches();
	}

	/**
	 * Return the name of this type within the application.
	 * @return the slug, or {@value #ABOUT_BLANK} for a bare status
	 */
	public String slug() {
		return this.slug;
	}

	/**
	 * Return the identifier of this type, the {@code type} of its documents (RFC 9457
	 * section 3.1.1).
	 * @return the URI, {@code null} only as long as the type has joined no catalog
	 */
	public @Nullable URI uri() {
		return this.uri;
	}

	/**
	 * Return the HTTP status of each problem of this type.
	 * @return the status
	 */
	public HttpStatusCode status() {
		return this.status;
	}

	/**
	 * Return the title, which is the same for each occurrence (RFC 9457 section 3.1.3).
	 * @return the title
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Return the template of the detail, with placeholders such as <code>{sku}</code>.
	 * @return the template or {@code null}
	 */
	public @Nullable String detail() {
		return this.detail;
	}

	/**
	 * Return the code of the message that is the title in other languages.
	 * @return {@code faultline.problems.<slug>.title}
	 */
	public String titleCode() {
		return this.titleCode;
	}

	/**
	 * Return the code of the message that is the template of the detail in other
	 * languages.
	 * @return {@code faultline.problems.<slug>.detail}
	 */
	public String detailCode() {
		return this.detailCode;
	}

	/**
	 * Return what the caller can do about it.
	 * @return the remedy or {@code null}
	 */
	public @Nullable String remedy() {
		return this.remedy;
	}

	/**
	 * Return whose fault it is.
	 * @return the fault
	 */
	public Fault fault() {
		return this.fault;
	}

	/**
	 * Return whether it is of use to send the same request again.
	 * @return the retry
	 */
	public Retry retry() {
		return this.retry;
	}

	/**
	 * Return the level at which each occurrence is logged.
	 * @return the level
	 */
	public LogLevel logLevel() {
		return this.logLevel;
	}

	/**
	 * Return the headers that each response of this type carries.
	 * @return name and value of each header
	 */
	public Map<String, String> headers() {
		return this.headers;
	}

	/**
	 * Return the properties of the exception that become extension members (RFC 9457
	 * section 3.2).
	 * @return the names
	 */
	public List<String> members() {
		return this.members;
	}

	/**
	 * Start a changed copy of this type. A fault that followed from the status follows
	 * from the new one, and so does the log level from the fault.
	 * @return a builder with all that this type has
	 */
	public ProblemTypeBuilder mutate() {
		ProblemTypeBuilder builder = new ProblemTypeBuilder(this.slug, this.status.value());
		builder.uri(this.uri).title(this.title).detail(this.detail).remedy(this.remedy);
		builder.fault((this.fault != Fault.of(this.status)) ? this.fault : null).retry(this.retry);
		builder.logLevel((this.logLevel != logLevelOf(this.fault)) ? this.logLevel : null);
		this.headers.forEach(builder::header);
		return builder.members(this.members);
	}

	@Override
	public String toString() {
		return this.slug + " (" + this.status.value() + ")";
	}

}
