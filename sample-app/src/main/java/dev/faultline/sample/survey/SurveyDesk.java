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

import dev.faultline.sample.place.Place;
import dev.faultline.sample.place.PlaceRepository;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;

/**
 * Takes orders for surveys.
 */
@Service
class SurveyDesk {

	private final PlaceRepository places;

	private final JdbcClient jdbc;

	SurveyDesk(PlaceRepository places, JdbcClient jdbc) {
		this.places = places;
		this.jdbc = jdbc;
	}

	@Transactional
	Survey order(long placeId, SurveyOrder order) {
		Place place = this.places.get(placeId);
		this.jdbc.sql("select first_day from survey_order where place_id = :place and first_day >= current_date")
			.param("place", place.id())
			.query(LocalDate.class)
			.optional()
			.ifPresent((pending) -> {
				throw new SurveyPendingException(place.id(), pending);
			});
		LocalDate day = order.visits()
			.stream()
			.map(SurveyOrder.Visit::day)
			.min(Comparator.naturalOrder())
			.orElseThrow();
		KeyHolder keys = new GeneratedKeyHolder();
		this.jdbc.sql("insert into survey_order (place_id, first_day, contact) values (:place, :day, :contact)")
			.param("place", place.id())
			.param("day", day)
			.param("contact", order.contact().email())
			.update(keys, "id");
		Long id = keys.getKeyAs(Long.class);
		Assert.state(id != null, "The database gave no id");
		return new Survey(id, place.id(), day);
	}

	void cancel(long placeId, long surveyId) {
		// Announced in the API's documentation, not written yet.
		throw new UnsupportedOperationException("Not supported yet.");
	}

}
