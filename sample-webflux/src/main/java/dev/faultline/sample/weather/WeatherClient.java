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

import dev.faultline.sample.place.Place;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks the weather service. Whatever goes wrong over there leaves this class as Spring's
 * or resilience4j's own exception.
 */
class WeatherClient {

	private final WebClient http;

	private final Map<String, CircuitBreaker> breakers;

	WeatherClient(WebClient http, Map<String, CircuitBreaker> breakers) {
		this.http = http;
		this.breakers = breakers;
	}

	Mono<WeatherReport> weatherAt(Place place) {
		CircuitBreaker breaker = this.breakers.get(place.station());
		Mono<WeatherReport> report = ask(place.station());
		return (breaker != null) ? report.transformDeferred(CircuitBreakerOperator.of(breaker)) : report;
	}

	private Mono<WeatherReport> ask(String station) {
		return this.http.get().uri("/stations/{station}", station).retrieve().bodyToMono(WeatherReport.class);
	}

}
