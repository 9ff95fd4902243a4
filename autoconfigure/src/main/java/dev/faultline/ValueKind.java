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

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.util.ClassUtils;

/**
 * What a value must be, in words of the caller rather than of Java.
 *
 * @since 0.1.0
 */
public enum ValueKind {

	/** A whole number. */
	INTEGER,

	/** A number. */
	NUMBER,

	/** True or false. */
	BOOLEAN,

	/** A text. */
	STRING,

	/** A date. */
	DATE,

	/** A date with a time. */
	DATE_TIME,

	/** A time of day. */
	TIME,

	/** A length of time. */
	DURATION,

	/** A UUID (RFC 9562). */
	UUID,

	/** One of a few constants. */
	ENUM,

	/** Several values. */
	ARRAY,

	/** Values with names. */
	OBJECT,

	/** Something of the application's own. */
	OTHER;

	private static final Set<Class<?>> INTEGERS = Set.of(Byte.class, Short.class, Integer.class, Long.class,
			BigInteger.class);

	private static final Set<Class<?>> DATE_TIMES = Set.of(LocalDateTime.class, OffsetDateTime.class,
			ZonedDateTime.class, Instant.class);

	/**
	 * Return what a value of a class is to the caller.
	 * @param type the class
	 * @return the kind
	 */
	public static ValueKind of(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (INTEGERS.contains(boxed)) {
			return INTEGER;
		}
		if (Number.class.isAssignableFrom(boxed)) {
			return NUMBER;
		}
		if (boxed == Boolean.class) {
			return BOOLEAN;
		}
		if (CharSequence.class.isAssignableFrom(boxed) || boxed == Character.class) {
			return STRING;
		}
		if (boxed == java.util.UUID.class) {
			return UUID;
		}
		return boxed.isEnum() ? ENUM : ofTimeOrContainer(boxed);
	}

	private static ValueKind ofTimeOrContainer(Class<?> type) {
		if (type == LocalDate.class) {
			return DATE;
		}
		if (type == LocalTime.class || type == OffsetTime.class) {
			return TIME;
		}
		if (type == Duration.class) {
			return DURATION;
		}
		if (DATE_TIMES.contains(type) || Date.class.isAssignableFrom(type)) {
			return DATE_TIME;
		}
		if (type.isArray() || Collection.class.isAssignableFrom(type)) {
			return ARRAY;
		}
		return Map.class.isAssignableFrom(type) ? OBJECT : OTHER;
	}

	/**
	 * Return the name of this kind in documents and message codes.
	 * @return the name, such as {@code date-time}
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
