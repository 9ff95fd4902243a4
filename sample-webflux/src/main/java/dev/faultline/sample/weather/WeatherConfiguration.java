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

package dev.faultline.sample.weather;

import java.util.Map;
import java.util.stream.Collectors;

import dev.faultline.sample.weather.station.WeatherService;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Puts the client of the weather service together. Its timeouts are those of
 * {@code spring.http.clients}.
 */
@Configuration(proxyBeanMethods = false)
class WeatherConfiguration {

	@Bean
	WeatherClient weatherClient(WebClient.Builder builder, WeatherService service, WeatherProperties properties,
			CircuitBreakerRegistry registry) {
		Map<String, CircuitBreaker> breakers = properties.breaker()
			.stations()
			.stream()
			.collect(Collectors.toMap((station) -> station, registry::circuitBreaker));
		return new WeatherClient(builder.baseUrl(service.uri()).build(), breakers);
	}

	// a breaker of a registry can say in Retry-After for how long it stays open
	@Bean
	CircuitBreakerRegistry circuitBreakerRegistry(WeatherProperties properties) {
		WeatherProperties.Breaker breaker = properties.breaker();
		return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
			.slidingWindowSize(breaker.failures())
			.minimumNumberOfCalls(breaker.failures())
			.waitDurationInOpenState(breaker.pause())
			.permittedNumberOfCallsInHalfOpenState(1)
			.build());
	}

}
