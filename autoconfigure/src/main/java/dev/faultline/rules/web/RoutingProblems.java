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

package dev.faultline.rules.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;

/**
 * The problems of paths, methods and media types that the application does not offer,
 * whichever exception a stack has for them.
 *
 * @since 0.1.0
 */
public class RoutingProblems {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	/** The order in which a stack finds them is an accident. */
	private static final Comparator<String> METHOD_ORDER = Comparator
		.comparingInt((String method) -> METHODS.contains(method) ? METHODS.indexOf(method) : METHODS.size())
		.thenComparing(Comparator.naturalOrder());

	private final ProblemCatalog catalog;

	/**
	 * Create the problems.
	 * @param catalog the problem types
	 */
	public RoutingProblems(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	/**
	 * Return the problem of a path at which there is nothing.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	public Problem nothingThere(Throwable failure, ProblemContext context) {
		// a method that is implemented nowhere is not implemented here either
		return this.catalog.problem(context.hasKnownMethod() ? "not-found" : "not-implemented", failure).build();
	}

	/**
	 * Return the problem of a method that is not offered. One that is known is 405, which
	 * must have {@code Allow} (RFC 9110 section 15.5.6); one that is implemented nowhere
	 * is 501 (section 9.1).
	 * @param method the method
	 * @param offered the methods that are, in any order
	 * @param failure the failure
	 * @return the problem
	 */
	public Problem methodNotAllowed(String method, Collection<String> offered, Throwable failure) {
		if (!ProblemContext.KNOWN_METHODS.contains(method)) {
			return this.catalog.problem("not-implemented", failure).build();
		}
		String methods = offered.stream().sorted(METHOD_ORDER).collect(Collectors.joining(", "));
		ProblemBuilder problem = this.catalog.problem("method-not-allowed", failure).header(HttpHeaders.ALLOW, methods);
		if (!methods.isEmpty()) {
			problem.variant("methods").argument("methods", methods);
		}
		return problem.build();
	}

	/**
	 * Return the problem of content in a format that cannot be read.
	 * @param types the formats that can be
	 * @param headers the headers that tell them
	 * @param failure the failure
	 * @return the problem
	 */
	public Problem unsupportedMediaType(List<MediaType> types, HttpHeaders headers, Throwable failure) {
		return mediaType("unsupported-media-type", types, headers, failure).build();
	}

	/**
	 * Return the problem of content that is wanted in a format in which there is none.
	 * @param types the formats that there are
	 * @param headers the headers that tell them
	 * @param failure the failure
	 * @return the problem
	 */
	public Problem notAcceptable(List<MediaType> types, HttpHeaders headers, Throwable failure) {
		return mediaType("not-acceptable", types, headers, failure).header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
			.build();
	}

	private ProblemBuilder mediaType(String slug, List<MediaType> types, HttpHeaders headers, Throwable failure) {
		ProblemBuilder problem = this.catalog.problem(slug, failure).headers(headers);
		if (!types.isEmpty()) {
			String names = types.stream().map(MimeType::toString).distinct().collect(Collectors.joining(", "));
			problem.variant("types").argument("types", names);
		}
		return problem;
	}

}
