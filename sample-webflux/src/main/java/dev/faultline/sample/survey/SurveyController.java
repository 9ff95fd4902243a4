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

import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Order and cancel surveys.
 */
@RestController
class SurveyController {

	private final SurveyDesk desk;

	SurveyController(SurveyDesk desk) {
		this.desk = desk;
	}

	@PostMapping("/api/places/{placeId}/surveys")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Survey> order(@PathVariable long placeId, @RequestBody @Valid Mono<SurveyOrder> order) {
		return order.flatMap((valid) -> this.desk.order(placeId, valid));
	}

	@DeleteMapping("/api/places/{placeId}/surveys/{surveyId}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> cancel(@PathVariable long placeId, @PathVariable long surveyId) {
		return this.desk.cancel(placeId, surveyId);
	}

}
