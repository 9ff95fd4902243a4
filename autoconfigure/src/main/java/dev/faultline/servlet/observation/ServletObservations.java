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

package dev.faultline.servlet.observation;

import dev.faultline.ProblemContext;
import dev.faultline.servlet.ServletProblemContext;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Finds the observation of a servlet request. An exception that was answered leaves no
 * trace there otherwise.
 *
 * @since 0.1.0
 */
public final class ServletObservations {

	private ServletObservations() {
	}

	/**
	 * Find the observation.
	 * @param context the request
	 * @return what is observed of it, or {@code null} if it is not observed
	 */
	public static Observation.@Nullable Context find(ProblemContext context) {
		return (context instanceof ServletProblemContext request)
				? ServerHttpObservationFilter.findObservationContext(request.request()).orElse(null) : null;
	}

}
