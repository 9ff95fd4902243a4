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

import dev.faultline.sample.place.PlaceRepository;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The weather at a place.
 */
@RestController
class WeatherController {

	private final PlaceRepository places;

	private final WeatherClient weather;

	WeatherController(PlaceRepository places, WeatherClient weather) {
		this.places = places;
		this.weather = weather;
	}

	@GetMapping("/api/places/{id}/weather")
	Mono<WeatherReport> weather(@PathVariable long id) {
		return this.places.get(id).flatMap(this.weather::weatherAt);
	}

}
