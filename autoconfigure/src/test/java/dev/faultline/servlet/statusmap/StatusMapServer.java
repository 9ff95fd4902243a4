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

package dev.faultline.servlet.statusmap;

import java.util.List;
import java.util.stream.Stream;

import dev.faultline.servlet.TestServer;
import org.jspecify.annotations.Nullable;

/**
 * An application in which rows of the status map happen.
 *
 * @param properties its properties
 * @param sources its classes
 * @param servletSources its classes where it is a servlet application
 * @param webFluxSources its classes where it is a WebFlux application
 * @param base what it extends, or {@code null} for the plain application of the stack
 */
record StatusMapServer(List<String> properties, List<Class<?>> sources, List<Class<?>> servletSources,
		List<Class<?>> webFluxSources, @Nullable Class<?> base) {

	static StatusMapServer of(List<String> properties, Class<?>... sources) {
		return new StatusMapServer(properties, List.of(sources), List.of(), List.of(), null);
	}

	StatusMapServer onServlet(Class<?>... classes) {
		return new StatusMapServer(this.properties, this.sources, List.of(classes), this.webFluxSources, this.base);
	}

	StatusMapServer onWebFlux(Class<?>... classes) {
		return new StatusMapServer(this.properties, this.sources, this.servletSources, List.of(classes), this.base);
	}

	TestServer start(Stack stack) {
		Class<?> application = (this.base != null) ? this.base : stack.plainApplication();
		List<Class<?>> ofStack = (stack == Stack.SERVLET) ? this.servletSources : this.webFluxSources;
		Class<?>[] all = Stream
			.of(Stream.of(application, stack.seenFailures()), this.sources.stream(), ofStack.stream())
			.flatMap((classes) -> classes)
			.toArray(Class[]::new);
		return TestServer.start(stack.container(), this.properties, all);
	}

}
