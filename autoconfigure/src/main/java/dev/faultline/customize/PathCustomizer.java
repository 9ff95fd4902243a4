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

package dev.faultline.customize;

import java.net.URI;
import java.net.URISyntaxException;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;

/**
 * Makes {@code instance} the path of the request, without its query (RFC 9457 section
 * 3.1.5).
 *
 * @since 0.1.0
 */
public class PathCustomizer implements ProblemCustomizer {

	@Override
	public void customize(Problem problem, ProblemContext context) {
		if (problem.body().getInstance() == null && isPath(context.path())) {
			try {
				problem.body().setInstance(new URI(context.path()));
			}
			catch (URISyntaxException ex) {
				// a container may let raw characters pass; a problem can do without
				problem.body().setInstance(null);
			}
		}
	}

	/**
	 * What begins with two slashes would name a host (RFC 3986 section 4.2).
	 * @param path what the caller sent
	 * @return whether it is a path and nothing else
	 */
	private static boolean isPath(String path) {
		return path.startsWith("/") && !path.startsWith("//");
	}

}
