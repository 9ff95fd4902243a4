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

package dev.faultline.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.filter.Bucket4jFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway on Spring MVC and Tomcat.
 */
class WebMvcGatewayTests extends GatewayContract {

	WebMvcGatewayTests() {
		super("spring.cloud.gateway.server.webmvc");
	}

	@Override
	Class<?> application() {
		return Gateway.class;
	}

	@Override
	void configure(Upstream upstream) {
		property("spring.http.clients.connect-timeout=300ms");
		property("spring.http.clients.read-timeout=1s");
		property(route("headed", upstream.address()) + ".filters[0]=RequestHeaderSize=16B");
		property(route("read", upstream.address()) + ".predicates[1]=Method=GET");
		String counted = route("counted", upstream.address());
		property(counted + ".filters[0].name=CircuitBreaker");
		property(counted + ".filters[0].args.id=counted");
		property(counted + ".filters[0].args.statusCodes=500,503,504");
	}

	@Override
	void circuitBreaker(String route) {
		property(route + ".filters[0].name=CircuitBreaker");
		property(route + ".filters[0].args.id=breaker");
	}

	@Test
	void openCircuitBreakerSaysWhenToComeBack() {
		for (int i = 0; i < 2; i++) {
			get("/breaker/s3cr3t");
		}
		assertThat(get("/breaker/s3cr3t").isProblem(503, "service-unavailable").header("Retry-After").get(0))
			.matches("[1-9]\\d?");
	}

	@Test
	void requestThatIsTooLargeIsRefused() {
		get("/headed/204", "X-Caller", "x".repeat(100)).isProblem(431, "headers-too-large");
	}

	@Test
	void methodWithoutRouteIsNotFound() {
		assertThat(get("/read/204").status()).isEqualTo(204);
		send("DELETE", "/read/204").isProblem(404, "not-found");
	}

	@ParameterizedTest
	@CsvSource({ "500, 502, upstream-error", "503, 503, service-unavailable", "504, 504, upstream-timeout" })
	void statusThatCircuitBreakerCountsIsOfUpstream(int answered, int status, String slug) {
		get("/counted/" + answered).isProblem(status, slug);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Gateway {

		@Bean
		Customizer<Resilience4JCircuitBreakerFactory> circuitBreakers() {
			return (factory) -> factory.configureDefault(
					(id) -> new Resilience4JConfigBuilder(id)
						.circuitBreakerConfig(CircuitBreakerConfig.custom()
							.minimumNumberOfCalls(id.equals("breaker") ? 2 : 100)
							.slidingWindowSize(id.equals("breaker") ? 2 : 100)
							.waitDurationInOpenState(Duration.ofMinutes(1))
							.build())
						.build());
		}

		@Bean
		RouterFunction<ServerResponse> limited(@Value("${up}") String upstream) {
			return GatewayRouterFunctions.route("limited")
				.GET("/limited/**", HandlerFunctions.http())
				.before(BeforeFilterFunctions.uri(upstream))
				.filter(Bucket4jFilterFunctions.rateLimit(1, Duration.ofHours(1),
						(request) -> request.headers().firstHeader("X-Caller")))
				.build();
		}

		@Bean
		AsyncProxyManager<String> buckets() {
			return new Buckets().asAsync();
		}

	}

	/**
	 * Quotas in memory.
	 */
	@SuppressWarnings("deprecation")
	private static final class Buckets extends AbstractCompareAndSwapBasedProxyManager<String> {

		private final Map<String, byte[]> states = new ConcurrentHashMap<>();

		private Buckets() {
			super(ClientSideConfig.getDefault());
		}

		@Override
		protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
			return new CompareAndSwapOperation() {

				@Override
				public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
					return state(key);
				}

				@Override
				public boolean compareAndSwap(byte[] original, byte[] next, RemoteBucketState state,
						Optional<Long> timeoutNanos) {
					return swap(key, original, next);
				}

			};
		}

		@Override
		protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
			return new AsyncCompareAndSwapOperation() {

				@Override
				public CompletableFuture<Optional<byte[]>> getStateData(Optional<Long> timeoutNanos) {
					return CompletableFuture.completedFuture(state(key));
				}

				@Override
				public CompletableFuture<Boolean> compareAndSwap(byte[] original, byte[] next, RemoteBucketState state,
						Optional<Long> timeoutNanos) {
					return CompletableFuture.completedFuture(swap(key, original, next));
				}

			};
		}

		private Optional<byte[]> state(String key) {
			return Optional.ofNullable(this.states.get(key));
		}

		private boolean swap(String key, byte[] original, byte[] next) {
			return (original != null) ? this.states.replace(key, original, next)
					: this.states.putIfAbsent(key, next) == null;
		}

		@Override
		public void removeProxy(String key) {
			this.states.remove(key);
		}

		@Override
		protected CompletableFuture<Void> removeAsync(String key) {
			this.states.remove(key);
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public boolean isAsyncModeSupported() {
			return true;
		}

		@Override
		public boolean isExpireAfterWriteSupported() {
			return false;
		}

	}

}
