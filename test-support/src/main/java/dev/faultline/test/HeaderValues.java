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

package dev.faultline.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Reads headers whose values are more than a text.
 */
final class HeaderValues {

	private HeaderValues() {
	}

	/**
	 * Return the elements of a list (RFC 9110 section 5.6.1).
	 * @param values the values of the header
	 * @return the elements that are not empty
	 */
	static Stream<String> list(List<String> values) {
		return values.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map(String::strip)
			.filter((element) -> !element.isEmpty());
	}

	/**
	 * Return how long to wait (RFC 9110 section 10.2.3).
	 * @param headers the headers of the response
	 * @return the wait, or {@code null} if the header is missing or malformed
	 */
	static @Nullable Duration retryAfter(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		if (value.matches("\\d{1,18}")) {
			return Duration.ofSeconds(Long.parseLong(value));
		}
		try {
			long date = headers.getFirstDate(HttpHeaders.RETRY_AFTER);
			long sent = headers.getFirstDate(HttpHeaders.DATE);
			Instant from = (sent != -1) ? Instant.ofEpochMilli(sent) : Instant.now();
			return (date != -1) ? Duration.between(from, Instant.ofEpochMilli(date)) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
