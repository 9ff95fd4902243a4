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

import java.lang.annotation.Annotation;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestPart;

/**
 * Where in the request a method parameter takes its value from.
 *
 * @param in {@code query}, {@code path}, {@code header}, {@code cookie}, {@code matrix},
 * {@code part}, {@code body} or {@code form}
 * @param name the name there, or {@code null} if it has none
 * @since 0.1.0
 */
public record ParameterLocation(String in, @Nullable String name) {

	/** The value of {@link #in()} for the body. */
	public static final String BODY = "body";

	/** The value of {@link #in()} for an object that is bound from several values. */
	public static final String FORM = "form";

	/** The value of {@link #in()} for a part of a multipart body. */
	public static final String PART = "part";

	/** The value of {@link #in()} for the query. */
	public static final String QUERY = "query";

	private static final Map<Class<? extends Annotation>, String> LOCATIONS = Map.of(RequestBody.class, BODY,
			RequestPart.class, PART, PathVariable.class, "path", RequestHeader.class, "header", CookieValue.class,
			"cookie", MatrixVariable.class, "matrix", ModelAttribute.class, FORM);

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	/**
	 * Read the location from the annotations of a parameter.
	 * @param parameter the parameter of a handler method
	 * @return the location; without an annotation that says otherwise, the query
	 */
	public static ParameterLocation of(MethodParameter parameter) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			String in = LOCATIONS.get(annotation.annotationType());
			if (in != null) {
				return new ParameterLocation(in, in.equals(BODY) ? null : nameOf(parameter, annotation));
			}
		}
		return new ParameterLocation(QUERY, nameOf(parameter, null));
	}

	/**
	 * Return whether the value is or comes from the content of the request.
	 * @return whether it is the body or a part of it
	 */
	public boolean isContent() {
		return this.in.equals(BODY) || this.in.equals(PART);
	}

	private static @Nullable String nameOf(MethodParameter parameter, @Nullable Annotation known) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			if (known == null || annotation == known) {
				String name = MergedAnnotation.from(annotation).getValue("name", String.class).orElse("");
				if (StringUtils.hasText(name)) {
					return name;
				}
			}
		}
		parameter.initParameterNameDiscovery(NAMES);
		return parameter.getParameterName();
	}

}
