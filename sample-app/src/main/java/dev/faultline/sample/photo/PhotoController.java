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

package dev.faultline.sample.photo;

import java.io.IOException;
import java.util.NoSuchElementException;

import dev.faultline.Problems;
import dev.faultline.sample.place.PlaceNotFoundException;
import dev.faultline.sample.place.PlaceRepository;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Add photos to a place.
 */
@RestController
@Problems("too-many-requests")
class PhotoController {

	private final PlaceRepository places;

	private final PhotoRepository photos;

	PhotoController(PlaceRepository places, PhotoRepository photos) {
		this.places = places;
		this.photos = photos;
	}

	@PostMapping(path = "/api/places/{placeId}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Problems("content-too-large")
	Photo add(@PathVariable long placeId, @RequestPart MultipartFile photo) throws IOException, PlaceNotFoundException {
		return this.photos.add(this.places.get(placeId).id(), photo.getBytes());
	}

	@GetMapping("/api/places/{placeId}/photos/{photoId}")
	Photo get(@PathVariable long placeId, @PathVariable long photoId) throws NoSuchElementException {
		return this.photos.get(placeId, photoId);
	}

}
