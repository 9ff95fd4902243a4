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

import java.io.IOException;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Has the container cut a response that has begun, and not log a second time why. It
 * stands outside the observation of the request, which is told the failure itself.
 *
 * @since 0.1.0
 */
public class ServletLateFilter implements Filter {

	private final List<ServletCut> cuts;

	/**
	 * Create the filter.
	 * @param cuts know the containers
	 */
	public ServletLateFilter(List<ServletCut> cuts) {
		this.cuts = List.copyOf(cuts);
	}

	// no OncePerRequestFilter: its dispatches are in no other, and requests that do not
	// fail would pay for it too
	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException | Error ex) {
			if (request instanceof HttpServletRequest http && ServletProblemResponder.isLoggedLate(http)
					&& response.isCommitted()) {
				cut(ex, request);
			}
			throw ex;
		}
	}

	private void cut(Throwable failure, ServletRequest request) throws IOException {
		ServletRequest innermost = request;
		while (innermost instanceof ServletRequestWrapper wrapper) {
			innermost = wrapper.getRequest();
		}
		for (ServletCut cut : this.cuts) {
			IOException thrown = cut.of(failure, innermost);
			if (thrown != null) {
				throw thrown;
			}
		}
	}

}
