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

package dev.faultline.sample.survey;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

import dev.faultline.sample.place.Place;
import dev.faultline.sample.place.PlaceRepository;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes orders for surveys.
 */
@Service
class SurveyDesk {

	private final PlaceRepository places;

	private final DatabaseClient database;

	SurveyDesk(PlaceRepository places, DatabaseClient database) {
		this.places = places;
		this.database = database;
	}

	@Transactional
	Mono<Survey> order(long placeId, SurveyOrder order) {
		return this.places.get(placeId)
			.delayUntil(this::refuseIfPending)
			.flatMap((place) -> add(place, firstDay(order), order.contact().email()));
	}

	private Mono<Void> refuseIfPending(Place place) {
		return this.database
			.sql("select first_day from survey_order where place_id = :place and first_day >= current_date")
			.bind("place", place.id())
			.mapValue(LocalDate.class)
			.one()
			.flatMap((pending) -> Mono.error(new SurveyPendingException(place.id(), pending)));
	}

	private Mono<Survey> add(Place place, LocalDate day, String contact) {
		return this.database
			.sql("insert into survey_order (place_id, first_day, contact) values (:place, :day, :contact)")
			.bind("place", place.id())
			.bind("day", day)
			.bind("contact", contact)
			.filter((statement) -> statement.returnGeneratedValues("id"))
			.map((row) -> new Survey(Objects.requireNonNull(row.get("id", Long.class)), place.id(), day))
			.one();
	}

	private static LocalDate firstDay(SurveyOrder order) {
		return order.visits().stream().map(SurveyOrder.Visit::day).min(Comparator.naturalOrder()).orElseThrow();
	}

	Mono<Void> cancel(long placeId, long surveyId) {
		// Announced in the API's documentation, not written yet.
		throw new UnsupportedOperationException("Not supported yet.");
	}

}
