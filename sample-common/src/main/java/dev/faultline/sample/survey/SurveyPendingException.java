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

/**
 * Thrown when a place is to be surveyed that waits for a survey already. It knows nothing
 * of HTTP: {@code application.yml} maps it to the problem type {@code survey-pending}.
 *
 * @since 0.1.0
 */
public class SurveyPendingException extends RuntimeException {

	private final long placeId;

	private final LocalDate day;

	SurveyPendingException(long placeId, LocalDate day) {
		super("Place " + placeId + " waits for a survey on " + day);
		this.placeId = placeId;
		this.day = day;
	}

	/**
	 * Return the id of the place.
	 * @return the id
	 */
	public long getPlaceId() {
		return this.placeId;
	}

	/**
	 * Return the day of the survey that is ordered already.
	 * @return the day
	 */
	public LocalDate getDay() {
		return this.day;
	}

}
