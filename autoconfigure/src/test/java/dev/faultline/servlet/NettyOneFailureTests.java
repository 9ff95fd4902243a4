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

import dev.faultline.reactive.PlainReactiveApplication;
import dev.faultline.servlet.TestServer.Container;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

/**
 * {@link OneFailureTests} for WebFlux.
 */
class NettyOneFailureTests extends OneFailureTests.Doors {

	@Override
	Container container() {
		return Container.NETTY;
	}

	@Override
	Class<?> application() {
		return ReactiveApplication.class;
	}

	@Override
	List<String> doors() {
		return List.of("/controller", "/mono", "/functional", "/inner", "/outer");
	}

	@Override
	List<String> statuses() {
		return List.of("/set", "/complete", "/entity");
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PlainReactiveApplication.class, Watch.Watched.class, ReactiveEndpoints.class })
	static class ReactiveApplication {

		@Bean
		@Order(0)
		WebFilter innerFilter() {
			return filter("/inner");
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		WebFilter outerFilter() {
			return filter("/outer");
		}

		private static WebFilter filter(String path) {
			return (exchange, chain) -> exchange.getRequest().getPath().value().equals(path)
					? Mono.error(
							OneFailureTests.Endpoints.failure(exchange.getRequest().getQueryParams().getFirst("fault")))
					: chain.filter(exchange);
		}

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route().GET("/functional", (request) -> {
				throw OneFailureTests.Endpoints.failure(request.queryParam("fault").orElseThrow());
			}).build();
		}

	}

	@RestController
	static class ReactiveEndpoints {

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@GetMapping("/controller")
		void controller(@RequestParam String fault) {
			throw OneFailureTests.Endpoints.failure(fault);
		}

		@GetMapping("/mono")
		Mono<String> mono(@RequestParam String fault) {
			return Mono.error(OneFailureTests.Endpoints.failure(fault));
		}

		@GetMapping("/set")
		Mono<Void> set(ServerHttpResponse response) {
			response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
			return Mono.empty();
		}

		@GetMapping("/complete")
		Mono<Void> complete(ServerHttpResponse response) {
			response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
			return response.setComplete();
		}

		@GetMapping("/entity")
		ResponseEntity<Void> entity() {
			return ResponseEntity.status(503).build();
		}

	}

}
