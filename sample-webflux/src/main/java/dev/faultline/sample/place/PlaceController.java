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

package dev.faultline.sample.place;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Look up, save, change and remove places.
 */
@RestController
class PlaceController {

	private final PlaceRepository places;

	private final PlaceCuration curation;

	PlaceController(PlaceRepository places, PlaceCuration curation) {
		this.places = places;
		this.curation = curation;
	}

	@GetMapping("/api/places")
	Flux<Place> near(@RequestParam Coordinates latlng) {
		return this.places.findNear(latlng);
	}

	@PostMapping("/api/places")
	Mono<ResponseEntity<Place>> add(@RequestBody @Valid Mono<PlaceDraft> draft) {
		return draft.flatMap(this.places::add)
			.map((place) -> ResponseEntity.created(URI.create("/api/places/" + place.id()))
				.eTag(etag(place))
				.body(place));
	}

	@GetMapping("/api/places/{id}")
	Mono<ResponseEntity<Place>> get(@PathVariable long id) {
		return this.places.get(id).map((place) -> ResponseEntity.ok().eTag(etag(place)).body(place));
	}

	@PutMapping("/api/places/{id}")
	Mono<ResponseEntity<Place>> change(@PathVariable long id, @RequestHeader(HttpHeaders.IF_MATCH) PlaceVersion version,
			@RequestBody @Valid Mono<PlaceDraft> draft) {
		return draft.flatMap((valid) -> this.places.change(id, version, valid))
			.map((place) -> ResponseEntity.ok().eTag(etag(place)).body(place));
	}

	@DeleteMapping("/api/places/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> remove(@PathVariable long id) {
		return this.curation.remove(id);
	}

	@GetMapping("/api/places/{id}/keyholders")
	Mono<Map<String, Keyholder>> keyholders(@PathVariable long id) {
		// The sample's bug: two keyholders of one place may share a name, and then toMap
		// throws an exception whose message prints both, alarm codes included.
		return this.places.keyholders(id).collect(Collectors.toMap(Keyholder::name, Function.identity()));
	}

	@GetMapping("/api/statistics")
	Mono<PlaceStatistics> statistics() {
		return this.places.statistics();
	}

	private static String etag(Place place) {
		return new PlaceVersion(place.version()).toETag();
	}

}
