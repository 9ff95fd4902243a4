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

import java.util.NoSuchElementException;
import java.util.Objects;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Stores photos.
 */
@Repository
class PhotoRepository {

	private final DatabaseClient database;

	PhotoRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Photo> add(long placeId, byte[] pixels) {
		return this.database.sql("insert into place_photo (place_id, pixels) values (:place, :pixels)")
			.bind("place", placeId)
			.bind("pixels", pixels)
			.filter((statement) -> statement.returnGeneratedValues("id"))
			.map((row) -> new Photo(Objects.requireNonNull(row.get("id", Long.class)), placeId, pixels.length))
			.one();
	}

	Mono<Photo> get(long placeId, long id) {
		return this.database.sql("select length(pixels) from place_photo where place_id = :place and id = :id")
			.bind("place", placeId)
			.bind("id", id)
			.mapValue(Long.class)
			.one()
			.map((bytes) -> new Photo(id, placeId, bytes.intValue()))
			.switchIfEmpty(Mono.error(NoSuchElementException::new));
	}

}
