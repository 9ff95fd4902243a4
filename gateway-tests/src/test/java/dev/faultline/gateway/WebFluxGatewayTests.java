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

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.netty.resolver.DefaultAddressResolverGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.ratelimit.KeyResolver;
import org.springframework.cloud.gateway.filter.ratelimit.RateLimiter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway on Reactor Netty.
 */
class WebFluxGatewayTests extends GatewayContract {

	WebFluxGatewayTests() {
		super("spring.cloud.gateway.server.webflux");
	}

	@Override
	Class<?> application() {
		return Gateway.class;
	}

	@Override
	void configure(Upstream upstream) throws IOException {
		property("spring.cloud.gateway.server.webflux.httpclient.connect-timeout=300");
		property("spring.cloud.gateway.server.webflux.httpclient.response-timeout=1s");
		property(route("impatient", upstream.thatSaysNothing()) + ".metadata.response-timeout=100");
		property(route("hasty", upstream.thatIsFull()) + ".metadata.connect-timeout=100");
		route("header", upstream.thatSays("HTTP/1.1 200 OK\r\ns3cr3t: " + "x".repeat(70_000) + "\r\n\r\n"));
		String limited = route("limited", upstream.address());
		property(limited + ".filters[0]=RequestRateLimiter");
		String sized = route("sized", upstream.address());
		property(sized + ".filters[0].name=RequestSize");
		property(sized + ".filters[0].args.maxSize=1B");
		property(route("headed", upstream.address()) + ".filters[0]=RequestHeaderSize=16B");
		property(route("read", upstream.address()) + ".predicates[1]=Method=GET");
		String counted = route("counted", upstream.address());
		property(counted + ".filters[0].name=CircuitBreaker");
		property(counted + ".filters[0].args.name=counted");
		property(counted + ".filters[0].args.statusCodes[0]=500");
		property(counted + ".filters[0].args.statusCodes[1]=503");
		property(counted + ".filters[0].args.statusCodes[2]=504");
	}

	@Override
	void circuitBreaker(String route) {
		property(route + ".filters[0]=CircuitBreaker=breaker");
	}

	@Test
	void everyClassThatTheRulesNameExists() throws IOException {
		Properties rules = PropertiesLoaderUtils.loadAllProperties("dev/faultline/rules/gateway.properties");
		assertThat(rules.stringPropertyNames()).isNotEmpty()
			.allSatisfy((name) -> assertThat(new ClassPathResource(name.replace('.', '/') + ".class"))
				.matches(Resource::exists));
	}

	@Test
	void serviceWithTooLargeHeadersIsUpstreamError() {
		get("/header/s3cr3t").isProblem(502, "upstream-error");
	}

	@Test
	void routeHasTimeoutsOfItsOwn() {
		get("/impatient/s3cr3t").isProblem(504, "upstream-timeout");
		get("/hasty/s3cr3t").isProblem(504, "upstream-timeout");
	}

	@Test
	void rateLimiterSaysWhenToComeBack() {
		get("/limited/204", "X-Caller", "two");
		assertThat(get("/limited/204", "X-Caller", "two").isProblem(429, "too-many-requests").header("Retry-After"))
			.containsExactly("7");
	}

	@Test
	void requestThatIsTooLargeIsRefused() {
		post("/sized/204", "more than a byte").isProblem(413, "content-too-large");
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
		Customizer<ReactiveResilience4JCircuitBreakerFactory> circuitBreakers() {
			return (factory) -> factory.configureDefault(
					(id) -> new Resilience4JConfigBuilder(id)
						.circuitBreakerConfig(CircuitBreakerConfig.custom()
							.minimumNumberOfCalls(id.equals("breaker") ? 2 : 100)
							.slidingWindowSize(id.equals("breaker") ? 2 : 100)
							.waitDurationInOpenState(Duration.ofMinutes(1))
							.build())
						.build());
		}

		/**
		 * The resolver of the system knows what cannot be a name without asking.
		 * @return names of hosts are resolved by the system
		 */
		@Bean
		HttpClientCustomizer resolver() {
			return (client) -> client.resolver(DefaultAddressResolverGroup.INSTANCE);
		}

		@Bean
		KeyResolver caller() {
			return (exchange) -> Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst("X-Caller"));
		}

		@Bean
		OncePerCaller oncePerCaller() {
			return new OncePerCaller();
		}

	}

	/**
	 * As simple as a rate limiter can be.
	 */
	static class OncePerCaller implements RateLimiter<Object> {

		private final Set<String> known = ConcurrentHashMap.newKeySet();

		@Override
		public Mono<Response> isAllowed(String route, String caller) {
			boolean allowed = this.known.add(caller);
			return Mono.just(new Response(allowed,
					allowed ? Map.of() : Map.of("X-RateLimit-Remaining", "0", "Retry-After", "7")));
		}

		@Override
		public Map<String, Object> getConfig() {
			return Map.of();
		}

		@Override
		public Class<Object> getConfigClass() {
			return Object.class;
		}

		@Override
		public Object newConfig() {
			return new Object();
		}

	}

}
