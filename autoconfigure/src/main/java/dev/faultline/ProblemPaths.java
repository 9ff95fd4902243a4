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

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The part of an application whose failures are problems. Elsewhere it answers as it does
 * without Faultline.
 *
 * @since 0.1.0
 */
public class ProblemPaths {

	/** The whole application. */
	public static final ProblemPaths ALL = new ProblemPaths(List.of());

	private final List<PathPattern> patterns;

	/**
	 * Create the paths.
	 * @param patterns patterns of paths within the context path; none for all paths
	 * @throws org.springframework.web.util.pattern.PatternParseException if one of them
	 * is no pattern
	 */
	public ProblemPaths(List<String> patterns) {
		this.patterns = patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
	}

	/**
	 * Return whether all paths are included, so that nobody need find out which one it
	 * is.
	 * @return whether there is no pattern
	 */
	public boolean includeAll() {
		return this.patterns.isEmpty();
	}

	/**
	 * Return whether failures of a path are problems.
	 * @param path what the caller asked for, raw and within the context path
	 * @return whether a pattern matches
	 */
	public boolean include(String path) {
		if (includeAll()) {
			return true;
		}
		try {
			PathContainer parsed = PathContainer.parsePath(path);
			return this.patterns.stream().anyMatch((pattern) -> pattern.matches(parsed));
		}
		catch (IllegalArgumentException ex) {
			// the caller sent an escape that is none
			return true;
		}
	}

}
