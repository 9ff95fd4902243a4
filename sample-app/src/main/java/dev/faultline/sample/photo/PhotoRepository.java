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

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.util.Assert;

/**
 * Stores photos.
 */
@Repository
class PhotoRepository {

	private final JdbcClient jdbc;

	PhotoRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Photo add(long placeId, byte[] pixels) {
		KeyHolder keys = new GeneratedKeyHolder();
		this.jdbc.sql("insert into place_photo (place_id, pixels) values (:place, :pixels)")
			.param("place", placeId)
			.param("pixels", pixels)
			.update(keys, "id");
		Long id = keys.getKeyAs(Long.class);
		Assert.state(id != null, "The database gave no id");
		return new Photo(id, placeId, pixels.length);
	}

	Photo get(long placeId, long id) {
		return this.jdbc
			.sql("select id, place_id, length(pixels) bytes from place_photo where place_id = :place and id = :id")
			.param("place", placeId)
			.param("id", id)
			.query((rs, row) -> new Photo(rs.getLong("id"), rs.getLong("place_id"), rs.getInt("bytes")))
			.optional()
			.orElseThrow();
	}

}
