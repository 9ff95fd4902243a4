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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.util.Assert;

/**
 * Stores places.
 *
 * @since 0.1.0
 */
@Repository
public class PlaceRepository {

	private static final String COLUMNS = "select id, name, latitude, longitude, station, version from catalogued_place ";

	private final JdbcClient jdbc;

	PlaceRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Return the place with the given id.
	 * @param id the id of the place
	 * @return the place
	 * @throws PlaceNotFoundException if there is none
	 */
	public Place get(long id) {
		return this.jdbc.sql(COLUMNS + "where id = :id")
			.param("id", id)
			.query(PlaceRepository::toPlace)
			.optional()
			.orElseThrow(() -> new PlaceNotFoundException(id));
	}

	List<Place> findNear(Coordinates point) {
		return this.jdbc
			.sql(COLUMNS + "where abs(latitude - :latitude) < 0.5 and abs(longitude - :longitude) < 0.5 order by id")
			.param("latitude", point.latitude())
			.param("longitude", point.longitude())
			.query(PlaceRepository::toPlace)
			.list();
	}

	Place add(PlaceDraft draft) {
		KeyHolder keys = new GeneratedKeyHolder();
		this.jdbc.sql("insert into catalogued_place (name, latitude, longitude) values (:name, :latitude, :longitude)")
			.param("name", draft.name())
			.param("latitude", draft.coordinates().latitude())
			.param("longitude", draft.coordinates().longitude())
			.update(keys, "id");
		Long id = keys.getKeyAs(Long.class);
		Assert.state(id != null, "The database gave no id");
		return get(id);
	}

	Place change(long id, PlaceVersion version, PlaceDraft draft) {
		get(id);
		int changed = this.jdbc.sql("""
				update catalogued_place
				set name = :name, latitude = :latitude, longitude = :longitude, version = version + 1
				where id = :id and version = coalesce(:version, version)""")
			.param("id", id)
			.param("version", version.number())
			.param("name", draft.name())
			.param("latitude", draft.coordinates().latitude())
			.param("longitude", draft.coordinates().longitude())
			.update();
		if (changed == 0) {
			throw new OptimisticLockingFailureException("Place " + id + " is not at version " + version.number());
		}
		return get(id);
	}

	void remove(long id) {
		get(id);
		this.jdbc.sql("delete from catalogued_place where id = :id").param("id", id).update();
	}

	PlaceStatistics statistics() {
		return this.jdbc.sql("select count(*) places, min(latitude) south, max(latitude) north from catalogued_place")
			.query((rs, row) -> new PlaceStatistics(rs.getLong("places"), rs.getBigDecimal("south"),
					rs.getBigDecimal("north")))
			.single();
	}

	List<Keyholder> keyholders(long id) {
		return this.jdbc.sql("select name, alarm_code, since from keyholder where place_id = :id")
			.param("id", id)
			.query((rs, row) -> new Keyholder(rs.getString("name"), rs.getString("alarm_code"),
					rs.getObject("since", LocalDate.class)))
			.list();
	}

	private static Place toPlace(ResultSet rs, int row) throws SQLException {
		Coordinates coordinates = new Coordinates(rs.getBigDecimal("latitude"), rs.getBigDecimal("longitude"));
		return new Place(rs.getLong("id"), rs.getString("name"), coordinates, rs.getString("station"),
				rs.getLong("version"));
	}

}
