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

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * Rules for paths, methods and media types that a WebFlux application does not offer.
 * Their exceptions are of spring-web, and handlers of any stack may throw them.
 *
 * @since 0.1.0
 */
public class ServerWebRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final RoutingProblems problems;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param problems the problems that all stacks share
	 */
	public ServerWebRules(ProblemCatalog catalog, RoutingProblems problems) {
		this.catalog = catalog;
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MethodNotAllowedException.class,
				(failure, context) -> this.problems.methodNotAllowed(failure.getHttpMethod(),
						failure.getSupportedMethods().stream().map(HttpMethod::name).toList(), failure));
		registry.add(NotAcceptableStatusException.class, (failure, context) -> this.problems
			.notAcceptable(failure.getSupportedMediaTypes(), failure.getHeaders(), failure));
		registry.add(UnsupportedMediaTypeStatusException.class, (failure, context) -> this.problems
			.unsupportedMediaType(failure.getSupportedMediaTypes(), failure.getHeaders(), failure));
		registry.add(ResponseStatusException.class, this::withoutClass);
	}

	/**
	 * WebFlux has no class for a path without a handler, for a form where none can be
	 * read, and for an endpoint without its parameter. What the application throws is not
	 * asked for here, since it says all there is to say.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if its status is all that is known
	 */
	private @Nullable Problem withoutClass(ResponseStatusException failure, ProblemContext context) {
		if (failure.getClass() != ResponseStatusException.class) {
			return null;
		}
		return switch (failure.getStatusCode().value()) {
			case 404 -> this.problems.nothingThere(failure, context);
			case 415 -> this.catalog.problem("unsupported-media-type", failure).build();
			case 400 -> endpoint(failure);
			default -> null;
		};
	}

	private @Nullable Problem endpoint(ResponseStatusException failure) {
		String reason = String.valueOf(failure.getReason());
		String slug = reason.startsWith("Missing parameters") ? "missing-parameter"
				: reason.equals("Parameter mapping failure") ? "invalid-parameter" : "malformed-request";
		return this.catalog.problem(slug, failure).build();
	}

}
