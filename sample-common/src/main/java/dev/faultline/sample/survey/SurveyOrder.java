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
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to order a survey.
 *
 * @param contact whom to ask
 * @param visits when to come, and with what
 * @param note what else we should know
 */
record SurveyOrder(@NotNull @Valid Contact contact, @NotEmpty List<@Valid Visit> visits,
		@Size(max = 80) @Nullable String note) {

	/**
	 * The person who ordered the survey.
	 *
	 * @param name the name
	 * @param email where to send the result
	 */
	record Contact(@NotBlank String name, @NotBlank @Email String email) {
	}

	/**
	 * One visit to the place.
	 *
	 * @param day the day
	 * @param surveyors how many people come
	 * @param instruments what they bring
	 */
	record Visit(@NotNull @FutureOrPresent LocalDate day, @Positive int surveyors,
			@NotEmpty List<@Valid Instrument> instruments) {
	}

	/**
	 * Something to measure with.
	 *
	 * @param kind what it is
	 * @param count how many of them
	 */
	record Instrument(@NotBlank String kind, @Positive @Max(10) int count) {
	}

}
