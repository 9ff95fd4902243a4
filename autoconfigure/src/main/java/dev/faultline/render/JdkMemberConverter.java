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

import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * {@link MemberConverter} for applications without a JSON mapper: constants and values of
 * the JDK are written as text, others are left out.
 *
 * @since 0.1.0
 */
public class JdkMemberConverter implements MemberConverter {

	private static final Log logger = LogFactory.getLog(JdkMemberConverter.class);

	private final AtomicBoolean warned = new AtomicBoolean();

	@Override
	public @Nullable Object convert(Object value) {
		if (value instanceof Optional<?> optional) {
			return optional.orElse(null);
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		boolean text = value instanceof Path || value instanceof TemporalAccessor || value instanceof TemporalAmount
				|| value.getClass().getName().startsWith("java.");
		if (!text && this.warned.compareAndSet(false, true)) {
			logger.warn("Leaves out members of problems that are no text, number, boolean, list or map, such as a "
					+ value.getClass().getName() + ", since there is no JSON mapper to convert them");
		}
		return text ? value.toString() : null;
	}

}
