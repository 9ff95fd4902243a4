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

package dev.faultline.reactive.observation;

import dev.faultline.ProblemContext;
import dev.faultline.reactive.HandledException;
import dev.faultline.reactive.ReactiveProblemContext;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Finds the observation of a WebFlux request, and says which exception Spring is to
 * signal as its error.
 *
 * @since 0.1.0
 */
public final class ReactiveObservations {

	private ReactiveObservations() {
	}

	/**
	 * Find the observation.
	 * @param context the request
	 * @return what is observed of it, or {@code null} if it is not observed
	 */
	public static Observation.@Nullable Context find(ProblemContext context) {
		return (context instanceof ReactiveProblemContext request)
				? ServerRequestObservationContext.findCurrent(request.exchange().getAttributes()).orElse(null) : null;
	}

	/**
	 * Replace what Spring is going to signal: it takes any exception that was handled for
	 * an error of the observation, also where the caller is at fault.
	 * @param context the request
	 * @param error the error, or {@code null} if there is none
	 */
	public static void signal(ProblemContext context, @Nullable Throwable error) {
		if (context instanceof ReactiveProblemContext request) {
			HandledException.set(request.exchange(), error);
		}
	}

}
