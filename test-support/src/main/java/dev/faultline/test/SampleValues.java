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

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;

/**
 * A harmless value of each of the types that constructors of exceptions have.
 */
final class SampleValues {

	private static final LocalDateTime DATE_TIME = LocalDateTime.of(2027, 3, 31, 9, 30);

	/** The first that fits is taken, so what is more special comes first. */
	private static final Map<Class<?>, Object> VALUES = values();

	private SampleValues() {
	}

	private static Map<Class<?>, Object> values() {
		Map<Class<?>, Object> values = new LinkedHashMap<>();
		Stream
			.of("sample", 3, 3L, (short) 3, (byte) 3, 2.5, 2.5f, true, 'a', new BigDecimal("2.5"), BigInteger.TWO,
					UUID.fromString("7b0c5c1e-5d2f-4c53-9a75-0a4c5f0b8e21"), URI.create("urn:sample"), Locale.ENGLISH,
					HttpStatus.CONFLICT, Optional.empty(), Object.class, Duration.ofMinutes(15), Period.ofDays(3),
					DATE_TIME, DATE_TIME.toLocalDate(), DATE_TIME.toLocalTime(), DATE_TIME.toInstant(ZoneOffset.UTC),
					DATE_TIME.atOffset(ZoneOffset.UTC), DATE_TIME.atZone(ZoneOffset.UTC))
			.forEach((value) -> values.put(value.getClass(), value));
		values.put(HttpHeaders.class, new HttpHeaders());
		values.put(List.class, List.of());
		values.put(Set.class, Set.of());
		values.put(Map.class, Map.of());
		return values;
	}

	static boolean has(Class<?> type) {
		if (type.isRecord()) {
			return Stream.of(type.getRecordComponents())
				.map(RecordComponent::getType)
				.allMatch((component) -> component != type && has(component));
		}
		return Throwable.class.isAssignableFrom(type) || of(type) != null;
	}

	/**
	 * Return a value.
	 * @param type the type of a parameter
	 * @return the value; {@code null} for a cause, which would have a say in what the
	 * problem is, and where there is no value
	 */
	static @Nullable Object of(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		for (Map.Entry<Class<?>, Object> value : VALUES.entrySet()) {
			if (boxed.isAssignableFrom(value.getKey()) && !Throwable.class.isAssignableFrom(type)) {
				return value.getValue();
			}
		}
		if (type.isEnum() && type.getEnumConstants().length > 0) {
			return type.getEnumConstants()[0];
		}
		if (type.isArray()) {
			return Array.newInstance(type.getComponentType(), 0);
		}
		return type.isRecord() ? record(type) : null;
	}

	private static @Nullable Object record(Class<?> type) {
		Class<?>[] components = Stream.of(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class[]::new);
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(components);
			return constructor.trySetAccessible()
					? constructor.newInstance(Stream.of(components).map(SampleValues::of).toArray()) : null;
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// it refuses such values
			return null;
		}
	}

}
