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
import java.util.Map;

import dev.faultline.ProblemCatalog;
import dev.faultline.TestCatalog;
import dev.faultline.TestProblemContext;
import dev.faultline.resolve.DefaultProblemResolution;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class ServletExceptionResolutionTests {

	private static final String DISPATCH_FAILED = "Handler dispatch failed";

	private final ProblemCatalog catalog = TestCatalog.with();

	private final DefaultProblemResolution resolution = new DefaultProblemResolution(this.catalog,
			Map.of(ServletException.class.getName(),
					this.catalog.problem("conflict", new IllegalStateException()).build().type()),
			List.of(), List.of((registry) -> registry.add("jakarta.servlet.UnavailableException", "busy")));

	@Test
	void servletExceptionWithACauseIsSkipped() {
		assertThat(status(new ServletException(DISPATCH_FAILED, new ResponseStatusException(HttpStatus.GONE))))
			.isEqualTo(410);
		assertThat(status(new ServletException(DISPATCH_FAILED, new StackOverflowError()))).isEqualTo(500);
	}

	@Test
	void servletExceptionWithoutACauseDecides() {
		assertThat(status(new ServletException(DISPATCH_FAILED))).isEqualTo(409);
	}

	@Test
	void subclassOfServletExceptionHasAMeaningOfItsOwn() {
		UnavailableException failure = new UnavailableException("down");
		failure.initCause(new ResponseStatusException(HttpStatus.GONE));
		assertThat(status(failure)).isEqualTo(409);
	}

	private int status(Throwable failure) {
		return this.resolution.resolve(failure, TestProblemContext.get("/")).status().value();
	}

}
