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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a violation may tell of the values that are allowed in a place: by default nothing
 * but their kind. If the application wants it told, the constants of an enum are listed.
 *
 * @since 0.1.0
 */
public final class AllowedValues {

	/**
	 * Tells nothing.
	 */
	public static final AllowedValues NONE = new AllowedValues(null);

	/**
	 * Tells the names that the constants have in Java, by which Spring converts
	 * parameters.
	 */
	public static final AllowedValues NAMES = new AllowedValues(Enum::name);

	private static final int MAX_CONSTANTS = 100;

	private final @Nullable Function<Enum<?>, @Nullable String> names;

	private AllowedValues(@Nullable Function<Enum<?>, @Nullable String> names) {
		this.names = names;
	}

	/**
	 * Tell the constants by other names.
	 * @param names the name of a constant for the caller, or {@code null} to leave it out
	 * @return what may be told; nothing, if this tells nothing
	 */
	public AllowedValues named(Function<Enum<?>, @Nullable String> names) {
		return (this.names != null) ? new AllowedValues(names) : this;
	}

	/**
	 * Say in a violation what belongs there.
	 * @param violation the violation
	 * @param type the class of the values, or {@code null} if nobody knows
	 * @return a copy that says it
	 */
	public Violation describe(Violation violation, @Nullable Class<?> type) {
		ValueKind kind = (type != null) ? ValueKind.of(type) : ValueKind.OTHER;
		List<String> constants = (type != null && kind == ValueKind.ENUM) ? constantsOf(type) : List.of();
		return constants.isEmpty() ? violation.expecting(kind)
				: violation.withParams(Map.of("expected", kind.code(), "allowed", constants));
	}

	private List<String> constantsOf(Class<?> type) {
		List<String> constants = new ArrayList<>();
		Object[] all = type.getEnumConstants();
		if (this.names != null && all.length <= MAX_CONSTANTS) {
			for (Object constant : all) {
				String name = this.names.apply((Enum<?>) constant);
				if (name != null) {
					constants.add(name);
				}
			}
		}
		return constants;
	}

}
