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

package dev.faultline.rules.webflux;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.rules.web.RoutingProblems;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.reactive.resource.NoResourceFoundException;

/**
 * Rules for paths at which a WebFlux application has nothing, and for content that a
 * function cannot read.
 *
 * @since 0.1.0
 */
public class WebFluxRules implements ProblemRules {

	private final RoutingProblems problems;

	/**
	 * Create the rules.
	 * @param problems the problems that all stacks share
	 */
	public WebFluxRules(RoutingProblems problems) {
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(NoResourceFoundException.class, this.problems::nothingThere);
		registry.add(UnsupportedMediaTypeException.class, this::unsupported);
	}

	/**
	 * It is thrown for what the caller sends, for what a service that we call sends, and
	 * for what we send. The last two are not the fault of the caller.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if it is not about the request
	 */
	private @Nullable Problem unsupported(UnsupportedMediaTypeException failure, ProblemContext context) {
		MediaType contentType = failure.getContentType();
		String sent = context.header(HttpHeaders.CONTENT_TYPE);
		if (!context.hasContent() || contentType == null || !contentType.toString().equals(normalize(sent))) {
			return null;
		}
		HttpHeaders headers = new HttpHeaders();
		headers.setAccept(failure.getSupportedMediaTypes());
		return this.problems.unsupportedMediaType(failure.getSupportedMediaTypes(), headers, failure);
	}

	private static String normalize(@Nullable String contentType) {
		try {
			return (contentType != null) ? MediaType.parseMediaType(contentType).toString()
					: MediaType.APPLICATION_OCTET_STREAM_VALUE;
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
