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

/**
 * Thrown when there is no place with the given id. It knows nothing of HTTP:
 * {@code application.yml} maps it to the problem type {@code place-not-found}.
 *
 * @since 0.1.0
 */
public class PlaceNotFoundException extends RuntimeException {

	private final long id;

	PlaceNotFoundException(long id) {
		super("No place " + id);
		this.id = id;
	}

	/**
	 * Return the id that was asked for.
	 * @return the id
	 */
	public long getId() {
		return this.id;
	}

}
