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

package dev.faultline.pages;

import java.util.List;
import java.util.Map;

import dev.faultline.ValueKind;

/**
 * A value of each kind, as JSON has it.
 */
final class ExampleValues {

	private ExampleValues() {
	}

	static Object of(ValueKind kind) {
		return switch (kind) {
			case INTEGER -> 3;
			case NUMBER -> 2.5;
			case BOOLEAN -> true;
			case DATE -> "2027-03-31";
			case DATE_TIME -> "2027-03-31T09:30:00Z";
			case TIME -> "09:30:00";
			case DURATION -> "PT15M";
			case UUID -> "7b0c5c1e-5d2f-4c53-9a75-0a4c5f0b8e21";
			case ARRAY -> List.of();
			case OBJECT -> Map.of();
			case STRING, ENUM, OTHER -> "…";
		};
	}

}
