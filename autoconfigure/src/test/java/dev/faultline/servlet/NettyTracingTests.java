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

import dev.faultline.reactive.PlainReactiveApplication;
import dev.faultline.servlet.TestServer.Container;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@link TracingTests} for WebFlux, whose threads have no current span unless
 * {@code spring.reactor.context-propagation} is {@code auto}.
 */
class NettyTracingTests extends TracingTests {

	@Override
	TestServer startServer() {
		return TestServer.start(Container.NETTY, PROPERTIES, ReactiveApplication.class);
	}

	@Override
	boolean spanIsCurrent() {
		return false;
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainReactiveApplication.class, ReactiveEndpoints.class, TracingTests.Exporting.class })
	static class ReactiveApplication {

	}

	@RestController
	static class ReactiveEndpoints {

		private final ObservationRegistry observations;

		ReactiveEndpoints(ObservationRegistry observations) {
			this.observations = observations;
		}

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@GetMapping("/bug")
		void bug() {
			throw new IllegalStateException(TestServer.SECRET);
		}

		@GetMapping("/later")
		Mono<String> later() {
			return Mono.error(new IllegalStateException(TestServer.SECRET));
		}

		/** In a span of the application's own. */
		@GetMapping("/inside")
		void inside() {
			Observation.createNotStarted("inside", this.observations).observe(() -> {
				throw new IllegalStateException(TestServer.SECRET);
			});
		}

		@GetMapping("/refused")
		Mono<String> refused() {
			return Mono.error(new Refused());
		}

	}

}
