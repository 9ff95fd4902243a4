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

package dev.faultline.resolve;

import java.util.Locale;

import dev.faultline.ProblemMapping;
import dev.faultline.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Reads {@link ProblemMapping @ProblemMapping} as a problem type.
 *
 * @since 0.1.0
 */
public final class AnnotatedProblemType {

	private AnnotatedProblemType() {
	}

	/**
	 * Make the problem type that an annotation describes.
	 * @param type the annotated class
	 * @param mapping its annotation
	 * @return the problem type, or {@code null} if the annotation only names one
	 * @throws IllegalArgumentException if slug or status are not valid
	 */
	public static @Nullable ProblemType of(Class<?> type, ProblemMapping mapping) {
		if (mapping.status() == 0) {
			return null;
		}
		return ProblemType.of(slugOf(type, mapping), mapping.status())
			.title(StringUtils.hasText(mapping.title()) ? mapping.title() : null)
			.detail(StringUtils.hasText(mapping.detail()) ? mapping.detail() : null)
			.build();
	}

	/**
	 * Return the slug that an annotation gives or implies.
	 * @param type the annotated class
	 * @param mapping its annotation
	 * @return the slug
	 */
	public static String slugOf(Class<?> type, ProblemMapping mapping) {
		return StringUtils.hasText(mapping.value()) ? mapping.value() : derive(type.getSimpleName());
	}

	/**
	 * Derive a slug: {@code OutOfStockException} becomes {@code out-of-stock}.
	 * @param simpleName the simple name of a class
	 * @return the slug
	 */
	static String derive(String simpleName) {
		boolean suffixed = simpleName.endsWith("Exception") && simpleName.length() > 9;
		String name = suffixed ? simpleName.substring(0, simpleName.length() - 9) : simpleName;
		return name.replaceAll("([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])", "$1$3-$2").toLowerCase(Locale.ROOT);
	}

}
