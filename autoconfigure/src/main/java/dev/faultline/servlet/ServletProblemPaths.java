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

import dev.faultline.ProblemPaths;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Finds out whether a servlet request is for the part of the application whose failures
 * are problems.
 *
 * @since 0.1.0
 */
public class ServletProblemPaths {

	private final ProblemPaths paths;

	/**
	 * Create the paths.
	 * @param paths the paths within the context path
	 */
	public ServletProblemPaths(ProblemPaths paths) {
		this.paths = paths;
	}

	boolean include(HttpServletRequest request) {
		return this.paths.includeAll() || this.paths.include(pathOf(request));
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
