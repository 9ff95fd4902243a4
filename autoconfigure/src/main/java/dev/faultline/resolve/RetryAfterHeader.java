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

package dev.faultline.resolve;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

import dev.faultline.Problem;
import dev.faultline.RetryAfter;
import dev.faultline.Template;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The {@code Retry-After} that an exception knows: what it says itself, else the property
 * that the header of its problem type names in braces.
 */
final class RetryAfterHeader {

	private static final Log logger = LogFactory.getLog(RetryAfterHeader.class);

	private RetryAfterHeader() {
	}

	static void complete(Problem problem, Throwable decider, ExceptionProperties properties) {
		String header = problem.headers().getFirst(HttpHeaders.RETRY_AFTER);
		String named = (header != null && header.startsWith("{")) ? header : null;
		Duration wait = (decider instanceof RetryAfter known) ? saidBy(known) : null;
		if (wait == null && named != null) {
			wait = Template.placeholders(named)
				.stream()
				.findFirst()
				.map((name) -> waitFor(properties.read(decider, name)))
				.orElse(null);
		}
		if (wait != null) {
			problem.headers().set(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait));
		}
		else if (named != null) {
			problem.headers().remove(HttpHeaders.RETRY_AFTER);
		}
	}

	private static @Nullable Duration saidBy(RetryAfter failure) {
		try {
			return failure.retryAfter();
		}
		catch (RuntimeException ex) {
			logger.warn("Left out the Retry-After of a " + failure.getClass().getName() + ", which could not be read",
					ex);
			return null;
		}
	}

	private static @Nullable Duration waitFor(@Nullable Object value) {
		if (value instanceof Duration wait) {
			return wait;
		}
		if (value instanceof Number seconds) {
			return Duration.ofSeconds(seconds.longValue());
		}
		Instant time = timeOf(value);
		return (time != null) ? Duration.between(Instant.now(), time) : null;
	}

	private static @Nullable Instant timeOf(@Nullable Object value) {
		if (value instanceof Instant time) {
			return time;
		}
		if (value instanceof OffsetDateTime time) {
			return time.toInstant();
		}
		if (value instanceof ZonedDateTime time) {
			return time.toInstant();
		}
		// that of java.sql has no time to it
		return (value instanceof Date time) ? Instant.ofEpochMilli(time.getTime()) : null;
	}

}
