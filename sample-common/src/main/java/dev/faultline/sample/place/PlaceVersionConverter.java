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

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Reads a {@link PlaceVersion} as it stands in {@code If-Match}: {@code "3"} or
 * {@code *}.
 */
@Component
class PlaceVersionConverter implements Converter<String, PlaceVersion> {

	@Override
	public PlaceVersion convert(String source) {
		if (source.equals("*")) {
			return new PlaceVersion(null);
		}
		Assert.isTrue(source.length() > 2 && source.startsWith("\"") && source.endsWith("\""),
				"A version is a number in double quotes");
		return new PlaceVersion(Long.valueOf(source.substring(1, source.length() - 1)));
	}

}
