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

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the weather service is called.
 *
 * @param breaker the circuit breaker
 */
@ConfigurationProperties("places.weather")
record WeatherProperties(Breaker breaker) {

	/**
	 * The circuit breaker before a station that is known to fail in rows.
	 *
	 * @param stations the stations that have a breaker
	 * @param failures how many failures open it
	 * @param pause how long it stays open
	 */
	record Breaker(Set<String> stations, int failures, Duration pause) {
	}

}
