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

package dev.faultline.rules.jackson2;

import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * The names that the constants of an enum have in JSON.
 *
 * @since 0.1.0
 */
public class Jackson2ConstantNames implements Function<Enum<?>, @Nullable String> {

	private final ObjectMapper mapper;

	/**
	 * Create the names.
	 * @param mapper the application's mapper
	 */
	public Jackson2ConstantNames(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public @Nullable String apply(Enum<?> constant) {
		try {
			return (this.mapper.convertValue(constant, Object.class) instanceof String name) ? name : null;
		}
		catch (IllegalArgumentException ex) {
			// who cannot write it cannot tell its name
			return null;
		}
	}

}
