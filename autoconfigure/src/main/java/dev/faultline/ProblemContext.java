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

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the request, without a type of servlet or reactive.
 *
 * @since 0.1.0
 */
public interface ProblemContext {

	/** The methods of RFC 9110 section 9.3 and RFC 5789. */
	Set<String> KNOWN_METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

	/**
	 * Return the method of the request.
	 * @return the method, empty if the request could not be read so far
	 */
	String method();

	/**
	 * Return whether the method is one that servers know. One that none of the resources
	 * implements is answered with 501 (RFC 9110 section 9.1), not with 405.
	 * @return whether the method is known
	 */
	default boolean hasKnownMethod() {
		return KNOWN_METHODS.contains(method());
	}

	/**
	 * Return the path of the request, raw and without query.
	 * @return the path, empty if the request could not be read so far
	 */
	String path();

	/**
	 * Return whether the path names one resource among others, by a variable such as the
	 * id in {@code /orders/{id}}.
	 * @return whether it does; {@code true} if that is not known
	 */
	default boolean hasPathVariables() {
		return true;
	}

	/**
	 * Return whether the path has a variable of a name.
	 * @param name the name, as the pattern of the path has it
	 * @return whether it has; {@code false} if that is not known
	 */
	default boolean hasPathVariable(String name) {
		return false;
	}

	/**
	 * Return the query of the request, raw.
	 * @return the query, without the question mark, or {@code null}
	 */
	@Nullable String query();

	/**
	 * Look up a header of the request.
	 * @param name the name, in any case
	 * @return the first value or {@code null}
	 */
	@Nullable String header(String name);

	/**
	 * Return the language that the caller wants.
	 * @return the locale
	 */
	Locale locale();

	/**
	 * Return the languages that the caller reads (RFC 9110 section 12.5.4).
	 * @return the locales, the preferred one first; the first is {@link #locale()}
	 */
	default List<Locale> locales() {
		return List.of(locale());
	}

	/**
	 * Return whether the request has content, so that the content can be what is wrong.
	 * @return whether it has content (RFC 9110 section 6.4)
	 */
	boolean hasContent();

	/**
	 * Return whether the response is on its way, so that no problem can be sent.
	 * @return whether it is committed
	 */
	boolean committed();

}
