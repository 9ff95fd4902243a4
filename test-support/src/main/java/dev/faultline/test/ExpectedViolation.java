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

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code errors} that is expected: where, and what is violated there.
 *
 * @since 0.1.0
 * @see ProblemAssert#hasViolationsExactly(ExpectedViolation...)
 */
public final class ExpectedViolation {

	private final Map<String, String> members;

	private ExpectedViolation(Map<String, String> members) {
		this.members = members;
	}

	/**
	 * A violation in the body.
	 * @param pointer the JSON Pointer in URI fragment form, such as
	 * {@code #/items/0/quantity}
	 * @param code what is violated, such as {@code Positive}
	 * @return the violation
	 */
	public static ExpectedViolation at(String pointer, String code) {
		return new ExpectedViolation(Map.of("pointer", pointer, "code", code));
	}

	/**
	 * A violation in a parameter.
	 * @param in the part of the request, such as {@code query}
	 * @param parameter the name of the parameter
	 * @param code what is violated, such as {@code Max}
	 * @return the violation
	 */
	public static ExpectedViolation in(String in, String parameter, String code) {
		return new ExpectedViolation(Map.of("in", in, "parameter", parameter, "code", code));
	}

	/**
	 * A violation of a service's argument.
	 * @param property the path below the argument
	 * @param code what is violated, such as {@code NotBlank}
	 * @return the violation
	 */
	public static ExpectedViolation of(String property, String code) {
		return new ExpectedViolation(Map.of("property", property, "code", code));
	}

	static ExpectedViolation somewhereAt(String pointer) {
		return new ExpectedViolation(Map.of("pointer", pointer));
	}

	static ExpectedViolation somehowIn(String in, String parameter) {
		return new ExpectedViolation(Map.of("in", in, "parameter", parameter));
	}

	boolean matches(Object entry) {
		return entry instanceof Map<?, ?> violation && this.members.entrySet()
			.stream()
			.allMatch((member) -> member.getValue().equals(violation.get(member.getKey())));
	}

	@Override
	public String toString() {
		return shown(this.members);
	}

	static String shown(Object entry) {
		if (!(entry instanceof Map<?, ?> violation)) {
			return String.valueOf(entry);
		}
		String place = (violation.get("in") != null) ? violation.get("in") + " " + orNothing(violation.get("parameter"))
				: Objects.requireNonNullElse(violation.get("pointer"), orNothing(violation.get("property"))).toString();
		return (place + " " + orNothing(violation.get("code"))).trim();
	}

	private static Object orNothing(@Nullable Object value) {
		return (value != null) ? value : "";
	}

}
