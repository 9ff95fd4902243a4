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

package dev.faultline.rules.webmvc;

import java.util.List;
import java.util.stream.Collectors;

import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Rules for methods and media types that the resource does not offer.
 *
 * @since 0.1.0
 */
public class RoutingRules implements ProblemRules {

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public RoutingRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add(NoResourceFoundException.class, this::nothingThere);
		registry.add(NoHandlerFoundException.class, this::nothingThere);
		registry.add(HttpRequestMethodNotSupportedException.class, this::methodNotSupported);
		registry.add(HttpMediaTypeNotSupportedException.class, this::mediaTypeNotSupported);
		registry.add(HttpMediaTypeNotAcceptableException.class, this::mediaTypeNotAcceptable);
	}

	private Problem nothingThere(Exception failure, ProblemContext context) {
		// a method that is implemented nowhere is not implemented here either
		return this.catalog.problem(context.hasKnownMethod() ? "not-found" : "not-implemented", failure).build();
	}

	/**
	 * A method that is known but not offered here is 405, which must have {@code Allow}
	 * (RFC 9110 section 15.5.6); one that is implemented nowhere is 501 (section 9.1).
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem methodNotSupported(HttpRequestMethodNotSupportedException failure, ProblemContext context) {
		if (!ProblemContext.KNOWN_METHODS.contains(failure.getMethod())) {
			return this.catalog.problem("not-implemented", failure).build();
		}
		ProblemBuilder problem = this.catalog.problem("method-not-allowed", failure)
			.header(HttpHeaders.ALLOW, "")
			.headers(failure.getHeaders());
		String[] methods = failure.getSupportedMethods();
		if (methods != null && methods.length > 0) {
			problem.variant("methods").argument("methods", String.join(", ", methods));
		}
		return problem.build();
	}

	private Problem mediaTypeNotSupported(HttpMediaTypeNotSupportedException failure, ProblemContext context) {
		return mediaType("unsupported-media-type", failure).build();
	}

	private Problem mediaTypeNotAcceptable(HttpMediaTypeNotAcceptableException failure, ProblemContext context) {
		return mediaType("not-acceptable", failure).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
	}

	private ProblemBuilder mediaType(String slug, HttpMediaTypeException failure) {
		ProblemBuilder problem = this.catalog.problem(slug, failure).headers(failure.getHeaders());
		List<MediaType> types = failure.getSupportedMediaTypes();
		if (!types.isEmpty()) {
			String names = types.stream().map(MimeType::toString).distinct().collect(Collectors.joining(", "));
			problem.variant("types").argument("types", names);
		}
		return problem;
	}

}
