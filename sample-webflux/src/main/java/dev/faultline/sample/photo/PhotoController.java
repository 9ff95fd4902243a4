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

import dev.faultline.sample.place.PlaceRepository;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Add photos to a place.
 */
@RestController
class PhotoController {

	private final PlaceRepository places;

	private final PhotoRepository photos;

	PhotoController(PlaceRepository places, PhotoRepository photos) {
		this.places = places;
		this.photos = photos;
	}

	@PostMapping(path = "/api/places/{placeId}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Photo> add(@PathVariable long placeId, @RequestPart FilePart photo) {
		return this.places.get(placeId)
			.flatMap((place) -> pixels(photo).flatMap((pixels) -> this.photos.add(place.id(), pixels)));
	}

	@GetMapping("/api/places/{placeId}/photos/{photoId}")
	Mono<Photo> get(@PathVariable long placeId, @PathVariable long photoId) {
		return this.photos.get(placeId, photoId);
	}

	private static Mono<byte[]> pixels(FilePart photo) {
		return DataBufferUtils.join(photo.content()).map(PhotoController::bytes);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

}
