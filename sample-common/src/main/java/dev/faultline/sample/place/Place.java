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

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A place that we know.
 *
 * @param id its number
 * @param name what people call it
 * @param coordinates where it is
 * @param station the weather station that covers it
 * @param version how often it was saved
 * @since 0.1.0
 */
public record Place(long id, String name, Coordinates coordinates, @JsonIgnore String station, long version) {
}
