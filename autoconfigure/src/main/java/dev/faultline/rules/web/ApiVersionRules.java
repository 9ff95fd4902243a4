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
import java.util.function.Supplier;

import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;

import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.accept.MissingApiVersionException;
import org.springframework.web.accept.NotAcceptableApiVersionException;

/**
 * Rules for the version of an API. They tell which versions there are, and never the one
 * that was sent.
 *
 * @since 0.1.0
 */
public class ApiVersionRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final Supplier<Collection<String>> versions;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param versions the versions that the application supports, as far as they are
	 * known; asked for when the first request names none of them
	 */
	public ApiVersionRules(ProblemCatalog catalog, Supplier<Collection<String>> versions) {
		this.catalog = catalog;
		this.versions = versions;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MissingApiVersionException.class, this::unsupported);
		registry.add(NotAcceptableApiVersionException.class, this::unsupportedHere);
		registry.add(InvalidApiVersionException.class, this::unsupported);
	}

	private Problem unsupported(Exception failure, ProblemContext context) {
		ProblemBuilder problem = this.catalog.problem("unsupported-api-version", failure);
		Collection<String> versions = this.versions.get();
		if (!versions.isEmpty()) {
			problem.variant("versions").argument("versions", String.join(", ", versions));
		}
		return problem.build();
	}

	/**
	 * The application supports the version, but not for this resource.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem unsupportedHere(Exception failure, ProblemContext context) {
		return this.catalog.problem("unsupported-api-version", failure).build();
	}

}
