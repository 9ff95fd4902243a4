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

package dev.faultline.sample.place;

import java.math.BigDecimal;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Reads {@link Coordinates} as they stand in a query: {@code 40.714224,73.961452}.
 */
@Component
class CoordinatesConverter implements Converter<String, Coordinates> {

	@Override
	public Coordinates convert(String source) {
		String[] parts = source.split(",", -1);
		Assert.isTrue(parts.length == 2, "Coordinates are two numbers with a comma between them");
		return new Coordinates(new BigDecimal(parts[0].trim()), new BigDecimal(parts[1].trim()));
	}

}
