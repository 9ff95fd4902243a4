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

package dev.faultline.pages;

import java.util.List;
import java.util.Locale;

import dev.faultline.ProblemTexts;
import dev.faultline.render.ProblemMediaTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;

/**
 * What is served at the addresses of the problem types, whichever stack serves it: people
 * get a page, programs a document.
 *
 * @since 0.1.0
 */
public class ProblemTypeResource {

	/** The methods that read. */
	public static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD);

	/** The {@code Allow} of an answer to {@code OPTIONS}. */
	public static final String ALLOW = "GET, HEAD, OPTIONS";

	private static final String HTML = "text/html;charset=UTF-8";

	private final ProblemTypeDocuments documents;

	private final ProblemTypePages pages;

	private final ProblemTexts texts;

	/**
	 * Create the resource.
	 * @param documents what programs get
	 * @param pages what people get
	 * @param texts knows the languages that there are
	 */
	public ProblemTypeResource(ProblemTypeDocuments documents, ProblemTypePages pages, ProblemTexts texts) {
		this.documents = documents;
		this.pages = pages;
		this.texts = texts;
	}

	/**
	 * Return the last segment of a path. A slug has no character that is ever escaped.
	 * @param path the path of a request
	 * @return the slug, if there is such a type
	 */
	public static String slug(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * Find what a caller gets.
	 * @param slug the problem type, or {@code null} for the list of all
	 * @param accept the header {@code Accept}
	 * @param locales the languages that the caller reads, the preferred one first
	 * @return the representation, or {@code null} if there is no such type
	 */
	public @Nullable Representation find(@Nullable String slug, @Nullable String accept, List<Locale> locales) {
		boolean html = ProblemMediaTypes.prefersHtml(accept);
		Locale locale = this.texts.choose(locales);
		byte[] content = html ? page(slug, locale) : document(slug, locale);
		if (content == null) {
			return null;
		}
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
		if (html) {
			headers.set("Content-Security-Policy", ProblemTypePages.SECURITY_POLICY);
		}
		headers.set(HttpHeaders.CONTENT_TYPE, html ? HTML : MediaType.APPLICATION_JSON_VALUE);
		headers.setContentLength(content.length);
		return new Representation("\"" + DigestUtils.md5DigestAsHex(content) + "\"", headers, content);
	}

	private byte @Nullable [] page(@Nullable String slug, Locale locale) {
		return (slug != null) ? this.pages.type(slug, locale) : this.pages.types(locale);
	}

	private byte @Nullable [] document(@Nullable String slug, Locale locale) {
		return (slug != null) ? this.documents.type(slug, locale) : this.documents.types(locale);
	}

	/**
	 * Return the headers of every answer, one that says that nothing has changed (RFC
	 * 9110 section 15.4.5) included.
	 * @return the headers
	 */
	public static HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.setVary(List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE));
		// asked for again each time, and as a rule answered with 304
		headers.setCacheControl("no-cache");
		return headers;
	}

	/**
	 * A page or a document.
	 *
	 * @param etag the {@code ETag}
	 * @param headers the headers that go with the content
	 * @param content the content in UTF-8
	 */
	public record Representation(String etag, HttpHeaders headers, byte[] content) {
	}

}
