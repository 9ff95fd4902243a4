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

package dev.faultline.servlet;

import java.util.List;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The part of an application whose failures are problems. Elsewhere it answers as it does
 * without Faultline.
 *
 * @since 0.1.0
 */
public class ServletProblemPaths {

	private final List<PathPattern> patterns;

	/**
	 * Create the paths.
	 * @param patterns patterns of paths within the context path; none for all paths
	 */
	public ServletProblemPaths(List<String> patterns) {
		this.patterns = patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
	}

	boolean include(HttpServletRequest request) {
		if (this.patterns.isEmpty()) {
			return true;
		}
		String path = pathOf(request);
		try {
			PathContainer parsed = PathContainer.parsePath(path);
			return this.patterns.stream().anyMatch((pattern) -> pattern.matches(parsed));
		}
		catch (IllegalArgumentException ex) {
			// the caller sent an escape that is none
			return true;
		}
	}

	/**
	 * Dispatches keep what was asked for in an attribute.
	 * @param request the request
	 * @return the path that the caller asked for, within the context path
	 */
	private static String pathOf(HttpServletRequest request) {
		String path = request.getRequestURI();
		for (String name : List.of(RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_REQUEST_URI)) {
			if (request.getAttribute(name) instanceof String original) {
				path = original;
				break;
			}
		}
		String contextPath = request.getContextPath();
		return path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
	}

}
