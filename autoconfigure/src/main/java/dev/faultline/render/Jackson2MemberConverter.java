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

package dev.faultline.render;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * {@link MemberConverter} that has the application's {@link ObjectMapper} convert, so
 * that a member looks as it does in the application's other documents.
 *
 * @since 0.1.0
 */
public class Jackson2MemberConverter implements MemberConverter {

	private static final Log logger = LogFactory.getLog(Jackson2MemberConverter.class);

	private final ObjectMapper mapper;

	/**
	 * Create the converter.
	 * @param mapper the mapper of the application
	 */
	public Jackson2MemberConverter(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public @Nullable Object convert(Object value) {
		try {
			return this.mapper.readValue(this.mapper.writeValueAsBytes(value), Object.class);
		}
		catch (IOException | StackOverflowError ex) {
			logger.warn("Left out a member of a problem, a " + value.getClass().getName()
					+ ", which the object mapper could not convert", ex);
			return null;
		}
	}

}
