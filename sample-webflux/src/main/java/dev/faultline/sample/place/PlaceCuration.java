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

import reactor.core.publisher.Mono;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * What only curators may do with places, whatever plan they are on.
 */
@Service
class PlaceCuration {

	private final PlaceRepository places;

	PlaceCuration(PlaceRepository places) {
		this.places = places;
	}

	@PreAuthorize("hasRole('CURATOR')")
	Mono<Void> remove(long id) {
		return this.places.remove(id);
	}

}
