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

package dev.faultline.reactive;

import java.util.List;

import dev.faultline.ProblemMapping;
import dev.faultline.ProblemMember;
import dev.faultline.servlet.PagesContractTests;
import dev.faultline.servlet.TestServer;
import dev.faultline.servlet.TestServer.Container;

/**
 * The addresses of the problem types in a WebFlux application.
 */
class ReactiveProblemPagesTests extends PagesContractTests {

	@Override
	protected TestServer start(List<String> properties) {
		return TestServer.start(Container.NETTY, properties, PlainReactiveApplication.class);
	}

	@Override
	protected String pathProperty() {
		return "spring.webflux.base-path";
	}

	@ProblemMapping(status = 410)
	static class AnnotatedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		@ProblemMember
		final int left = 1;

	}

}
