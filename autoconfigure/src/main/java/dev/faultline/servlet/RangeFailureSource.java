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

import dev.faultline.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

/**
 * Knows the 416 of a resource, which says its length in {@code Content-Range} (RFC 9110
 * section 15.5.17) and throws nothing.
 *
 * @since 0.1.0
 */
public class RangeFailureSource implements ServletFailureSource, Ordered {

	@Override
	public boolean owns(Throwable failure) {
		return false;
	}

	@Override
	public @Nullable Throwable find(int status, HttpServletRequest request, HttpServletResponse response) {
		boolean refused = status == 416 && response.containsHeader(HttpHeaders.CONTENT_RANGE);
		return refused ? ProblemException.of("range-not-satisfiable")
			.header(HttpHeaders.CONTENT_RANGE, response.getHeader(HttpHeaders.CONTENT_RANGE))
			.unthrown()
			.build() : null;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
