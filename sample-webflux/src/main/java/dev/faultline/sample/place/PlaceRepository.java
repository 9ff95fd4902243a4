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

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

/**
 * Stores places.
 *
 * @since 0.1.0
 */
@Repository
public class PlaceRepository {

	private static final String COLUMNS = "select id, name, latitude, longitude, station, version from catalogued_place ";

	private final DatabaseClient database;

	PlaceRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Return the place with the given id.
	 * @param id the id of the place
	 * @return the place, or a {@link PlaceNotFoundException} if there is none
	 */
	public Mono<Place> get(long id) {
		return this.database.sql(COLUMNS + "where id = :id")
			.bind("id", id)
			.map(PlaceRepository::toPlace)
			.one()
			.switchIfEmpty(Mono.error(() -> new PlaceNotFoundException(id)));
	}

	Flux<Place> findNear(Coordinates point) {
		return this.database
			.sql(COLUMNS + "where abs(latitude - :latitude) < 0.5 and abs(longitude - :longitude) < 0.5 order by id")
			.bind("latitude", point.latitude())
			.bind("longitude", point.longitude())
			.map(PlaceRepository::toPlace)
			.all();
	}

	Mono<Place> add(PlaceDraft draft) {
		return bind(this.database
			.sql("insert into catalogued_place (name, latitude, longitude) values (:name, :latitude, :longitude)"),
				draft)
			.filter((statement) -> statement.returnGeneratedValues("id"))
			.map((row) -> value(row, "id", Long.class))
			.one()
			.flatMap(this::get);
	}

	Mono<Place> change(long id, PlaceVersion version, PlaceDraft draft) {
		return get(id).then(update(id, version, draft)).flatMap((changed) -> {
			if (changed == 0) {
				return Mono.error(new OptimisticLockingFailureException(
						"Place " + id + " is not at version " + version.number()));
			}
			return get(id);
		});
	}

	private Mono<Long> update(long id, PlaceVersion version, PlaceDraft draft) {
		GenericExecuteSpec update = this.database.sql("""
				update catalogued_place
				set name = :name, latitude = :latitude, longitude = :longitude, version = version + 1
				where id = :id and version = coalesce(:version, version)""").bind("id", id);
		Long number = version.number();
		update = (number != null) ? update.bind("version", number) : update.bindNull("version", Long.class);
		return bind(update, draft).fetch().rowsUpdated();
	}

	Mono<Void> remove(long id) {
		return get(id).then(this.database.sql("delete from catalogued_place where id = :id").bind("id", id).then());
	}

	Mono<PlaceStatistics> statistics() {
		return this.database
			.sql("select count(*) places, min(latitude) south, max(latitude) north from catalogued_place")
			.map((row) -> new PlaceStatistics(value(row, "places", Long.class), value(row, "south", BigDecimal.class),
					value(row, "north", BigDecimal.class)))
			.one();
	}

	Flux<Keyholder> keyholders(long id) {
		return this.database.sql("select name, alarm_code, since from keyholder where place_id = :id")
			.bind("id", id)
			.map((row) -> new Keyholder(value(row, "name", String.class), value(row, "alarm_code", String.class),
					value(row, "since", LocalDate.class)))
			.all();
	}

	private static GenericExecuteSpec bind(GenericExecuteSpec statement, PlaceDraft draft) {
		return statement.bind("name", draft.name())
			.bind("latitude", draft.coordinates().latitude())
			.bind("longitude", draft.coordinates().longitude());
	}

	private static Place toPlace(Readable row) {
		Coordinates coordinates = new Coordinates(value(row, "latitude", BigDecimal.class),
				value(row, "longitude", BigDecimal.class));
		return new Place(value(row, "id", Long.class), value(row, "name", String.class), coordinates,
				value(row, "station", String.class), value(row, "version", Long.class));
	}

	private static <T> T value(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type));
	}

}
