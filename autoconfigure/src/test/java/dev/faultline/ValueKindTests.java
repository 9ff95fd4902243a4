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

package dev.faultline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ValueKindTests {

	static Stream<Arguments> kinds() {
		return Stream.of(
				Arguments.of(ValueKind.INTEGER,
						List.of(int.class, Long.class, short.class, byte.class, BigInteger.class)),
				Arguments.of(ValueKind.NUMBER, List.of(double.class, Float.class, BigDecimal.class, AtomicLong.class)),
				Arguments.of(ValueKind.BOOLEAN, List.of(boolean.class, Boolean.class)),
				Arguments.of(ValueKind.STRING, List.of(String.class, char.class, CharSequence.class)),
				Arguments.of(ValueKind.DATE, List.of(LocalDate.class)),
				Arguments.of(ValueKind.DATE_TIME,
						List.of(LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class, Instant.class,
								Date.class)),
				Arguments.of(ValueKind.TIME, List.of(LocalTime.class, OffsetTime.class)),
				Arguments.of(ValueKind.DURATION, List.of(Duration.class)),
				Arguments.of(ValueKind.UUID, List.of(UUID.class)),
				Arguments.of(ValueKind.ENUM, List.of(Month.class, ValueKind.class)),
				Arguments.of(ValueKind.ARRAY, List.of(String[].class, List.class, Set.class, int[].class)),
				Arguments.of(ValueKind.OBJECT, List.of(Map.class)), Arguments.of(ValueKind.OTHER,
						List.of(Object.class, URI.class, ValueKindTests.class, YearMonth.class, ZoneOffset.class)));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void kindIsWhatTheValueIsToTheCaller(ValueKind kind, List<Class<?>> types) {
		assertThat(types).allSatisfy((type) -> assertThat(ValueKind.of(type)).as(type.getName()).isEqualTo(kind));
	}

	@Test
	void codeIsInLowerCaseWithDashes() {
		assertThat(ValueKind.DATE_TIME.code()).isEqualTo("date-time");
		assertThat(ValueKind.UUID.code()).isEqualTo("uuid");
	}

}
