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

package dev.faultline.rules.web;

import java.util.Locale;

import dev.faultline.ParameterLocation;
import dev.faultline.ProblemContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the values are that an object is bound from.
 */
final class FormFields {

	private FormFields() {
	}

	static String in(ProblemContext context) {
		return (context.hasContent() || isForm(context.header("Content-Type"))) ? ParameterLocation.FORM
				: ParameterLocation.QUERY;
	}

	/**
	 * A form of which no field was filled in may have no content.
	 * @param contentType what the request says that it has
	 * @return whether it is a form
	 */
	private static boolean isForm(@Nullable String contentType) {
		String type = (contentType != null) ? contentType.toLowerCase(Locale.ROOT) : "";
		return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data");
	}

}
