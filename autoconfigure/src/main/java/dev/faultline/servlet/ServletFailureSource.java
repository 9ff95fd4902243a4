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

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Knows failures that some filter handles before Faultline, which then sees a status and
 * no exception.
 *
 * @since 0.1.0
 */
public interface ServletFailureSource {

	/**
	 * Return whether a failure that a handler threw must reach the filters as it is.
	 * @param failure the outermost throwable
	 * @return whether somebody else handles it
	 */
	boolean owns(Throwable failure);

	/**
	 * Remember a failure that reaches the filters as it is.
	 * @param failure the outermost throwable, which this source owns
	 */
	default void left(Throwable failure) {
	}

	/**
	 * Remember who is setting a status. This is called while it is, for 401 and 403.
	 * @param status the status
	 * @param request the request
	 */
	default void note(int status, HttpServletRequest request) {
	}

	/**
	 * Return whether this source is refusing a request. This is called while a status or
	 * a redirect is being sent.
	 * @return whether the sender is known to this source
	 */
	default boolean isRefusing() {
		return false;
	}

	/**
	 * Find the failure behind a status. This is called while the status is being sent,
	 * or, when it was merely set, after the filters.
	 * @param status the status, 400 or more
	 * @param request the request
	 * @param response the response
	 * @return the failure, or {@code null} if this source knows none
	 */
	@Nullable Throwable find(int status, HttpServletRequest request, HttpServletResponse response);

}
