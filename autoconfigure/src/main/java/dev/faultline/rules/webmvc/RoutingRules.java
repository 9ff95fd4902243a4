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

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.rules.web.RoutingProblems;

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

	private final RoutingProblems problems;

	/**
	 * Create the rules.
	 * @param problems the problems that all stacks share
	 */
	public RoutingRules(RoutingProblems problems) {
		this.problems = problems;
	}

	@Override
	public void register(Registry registry) {
		registry.add(NoResourceFoundException.class, this.problems::nothingThere);
		registry.add(NoHandlerFoundException.class, this.problems::nothingThere);
		registry.add(HttpRequestMethodNotSupportedException.class, this::methodNotSupported);
		registry.add(HttpMediaTypeNotSupportedException.class, (failure, context) -> this.problems
			.unsupportedMediaType(failure.getSupportedMediaTypes(), failure.getHeaders(), failure));
		registry.add(HttpMediaTypeNotAcceptableException.class, (failure, context) -> this.problems
			.notAcceptable(failure.getSupportedMediaTypes(), failure.getHeaders(), failure));
	}

	private Problem methodNotSupported(HttpRequestMethodNotSupportedException failure, ProblemContext context) {
		String[] methods = failure.getSupportedMethods();
		return this.problems.methodNotAllowed(failure.getMethod(), (methods != null) ? List.of(methods) : List.of(),
				failure);
	}

}
