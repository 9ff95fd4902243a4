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

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;

/**
 * One thing that is wrong with a request: an entry of the {@code errors} member (RFC 9457
 * section 3 shows it). It is found either in the body, by a JSON Pointer, or in a named
 * part of the request, by {@code in} and {@code parameter}.
 *
 * @param in the part of the request ({@code query}, {@code path}, {@code header},
 * {@code cookie}, {@code matrix}, {@code form} or {@code body}), or {@code null}
 * @param parameter the name within that part, or {@code null}
 * @param pointer a JSON Pointer in URI fragment form (RFC 6901 section 6), or
 * {@code null}
 * @param property a path below an argument that need not exist in the request, or
 * {@code null}
 * @param code what is violated, for programs
 * @param detail what is violated, for people; {@code null} to have it looked up by the
 * code
 * @param params what the code's rule demands, such as {@code max}
 * @param rejectedValue what was sent, as far as it may be shown, or {@code null}
 * @param message the codes, such as {@code NotBlank.order.name}, by which the application
 * may have words of its own for {@code detail}, or {@code null}
 * @since 0.1.0
 */
public record Violation(@Nullable String in, @Nullable String parameter, @Nullable String pointer,
		@Nullable String property, String code, @Nullable String detail, Map<String, Object> params,
		@Nullable Object rejectedValue, @Nullable MessageSourceResolvable message) {

	/**
	 * A stable order: by the place, where the tenth element comes after the second, then
	 * by what is violated there.
	 */
	public static final Comparator<Violation> ORDER = Comparator
		.comparing((Violation violation) -> String.valueOf(violation.in()))
		.thenComparing((violation) -> String.valueOf(violation.parameter()), NaturalOrder.BY_SEGMENTS)
		.thenComparing((violation) -> String.valueOf(violation.pointer()), NaturalOrder.BY_SEGMENTS)
		.thenComparing((violation) -> String.valueOf(violation.property()), NaturalOrder.BY_SEGMENTS)
		.thenComparing(Violation::code)
		.thenComparing((violation) -> String.valueOf(violation.detail()));

	/**
	 * A violation at a place in the body.
	 * @param pointer a JSON Pointer in URI fragment form
	 * @param code what is violated, for programs
	 * @param detail what is violated, for people, or {@code null} to have it looked up
	 * @return the violation
	 */
	public static Violation at(String pointer, String code, @Nullable String detail) {
		return new Violation(null, null, pointer, null, code, detail, Map.of(), null, null);
	}

	/**
	 * A violation in a named part of the request.
	 * @param in the part of the request
	 * @param parameter the name within that part, or {@code null} if it has none
	 * @param code what is violated, for programs
	 * @param detail what is violated, for people, or {@code null} to have it looked up
	 * @return the violation
	 */
	public static Violation in(String in, @Nullable String parameter, String code, @Nullable String detail) {
		return new Violation(in, parameter, null, null, code, detail, Map.of(), null, null);
	}

	/**
	 * A violation of a service's argument, which need not exist in the request.
	 * @param property the path below the argument
	 * @param code what is violated, for programs
	 * @param detail what is violated, for people
	 * @return the violation
	 */
	public static Violation of(String property, String code, @Nullable String detail) {
		return new Violation(null, null, null, property, code, detail, Map.of(), null, null);
	}

	/**
	 * Return a copy that says what kind of value belongs there.
	 * @param expected the kind; {@link ValueKind#OTHER} says nothing
	 * @return the copy
	 */
	public Violation expecting(ValueKind expected) {
		return (expected != ValueKind.OTHER) ? withParams(Map.of("expected", expected.code())) : this;
	}

	/**
	 * Return a copy with another text for people.
	 * @param detail the text
	 * @return the copy
	 */
	public Violation withDetail(String detail) {
		return new Violation(this.in, this.parameter, this.pointer, this.property, this.code, detail, this.params,
				this.rejectedValue, this.message);
	}

	/**
	 * Return a copy with what the code's rule demands.
	 * @param params the demands by name
	 * @return the copy
	 */
	public Violation withParams(Map<String, Object> params) {
		return new Violation(this.in, this.parameter, this.pointer, this.property, this.code, this.detail, params,
				this.rejectedValue, this.message);
	}

	/**
	 * Return a copy with what was sent.
	 * @param rejectedValue the value as it may be shown, see {@link RejectedValues}
	 * @return the copy
	 */
	public Violation withRejectedValue(@Nullable Object rejectedValue) {
		return new Violation(this.in, this.parameter, this.pointer, this.property, this.code, this.detail, this.params,
				rejectedValue, this.message);
	}

	/**
	 * Return a copy for which the application may have words of its own.
	 * @param message codes and arguments, as Spring makes them; its default is not used
	 * @return the copy
	 */
	public Violation withMessage(@Nullable MessageSourceResolvable message) {
		return new Violation(this.in, this.parameter, this.pointer, this.property, this.code, this.detail, this.params,
				this.rejectedValue, message);
	}

	/**
	 * Return the members of the JSON object, in their order.
	 * @return the members that have a value
	 */
	public Map<String, Object> toMembers() {
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "in", this.in);
		put(members, "parameter", this.parameter);
		put(members, "pointer", this.pointer);
		put(members, "property", this.property);
		put(members, "code", this.code);
		put(members, "detail", this.detail);
		put(members, "params", this.params.isEmpty() ? null : this.params);
		put(members, "rejectedValue", this.rejectedValue);
		return members;
	}

	private static void put(Map<String, Object> members, String name, @Nullable Object value) {
		if (value != null) {
			members.put(name, value);
		}
	}

}
