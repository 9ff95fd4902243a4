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

package dev.faultline.openapi;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;

/**
 * What a parameter for one named value proves: that it may be missing, and that it may be
 * of the wrong type.
 */
final class ParameterProblems {

	private static final String BIND = "org.springframework.web.bind.";

	private static final String MISSING_PART = "org.springframework.web.multipart.support.MissingServletRequestPartException";

	private static final String MISMATCH = "org.springframework.web.method.annotation.MethodArgumentTypeMismatchException";

	/** What any text can become, and what is no text in the first place. */
	private static final Set<String> NEVER_MISTYPED = Set.of("java.lang.Object", "jakarta.servlet.http.Part",
			"jakarta.servlet.http.Cookie", "org.springframework.http.codec.multipart.Part");

	private final ProvedProblems proved;

	ParameterProblems(ProvedProblems proved) {
		this.proved = proved;
	}

	/**
	 * Add what a parameter proves.
	 * @param parameter the parameter of a handler method
	 */
	void add(MethodParameter parameter) {
		RequestParam param = parameter.getParameterAnnotation(RequestParam.class);
		if (param != null) {
			boolean part = isFile(parameter);
			missing(isRequired(parameter, param.required(), param.defaultValue()),
					part ? "missing-part" : "missing-parameter",
					part ? MISSING_PART : BIND + "MissingServletRequestParameterException", parameter);
		}
		MatrixVariable matrix = parameter.getParameterAnnotation(MatrixVariable.class);
		if (matrix != null) {
			missing(isRequired(parameter, matrix.required(), matrix.defaultValue()), "missing-parameter",
					BIND + "MissingMatrixVariableException", parameter);
		}
		RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
		if (header != null) {
			missing(isRequired(parameter, header.required(), header.defaultValue()), "missing-header",
					BIND + "MissingRequestHeaderException", parameter);
		}
		CookieValue cookie = parameter.getParameterAnnotation(CookieValue.class);
		if (cookie != null) {
			missing(isRequired(parameter, cookie.required(), cookie.defaultValue()), "missing-cookie",
					BIND + "MissingRequestCookieException", parameter);
		}
		RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
		if (part != null && part.required() && !parameter.isOptional()) {
			this.proved.add("missing-part", MISSING_PART);
		}
		SessionAttribute attribute = parameter.getParameterAnnotation(SessionAttribute.class);
		if (attribute != null && attribute.required() && !parameter.isOptional()) {
			this.proved.add("missing-session-attribute", BIND + "ServletRequestBindingException");
		}
		if (parameter.hasParameterAnnotation(PathVariable.class)) {
			mistyped(parameter);
		}
	}

	private void missing(boolean required, String slug, String failure, MethodParameter parameter) {
		ResolvableType type = typeOf(parameter);
		if (Map.class.isAssignableFrom(type.toClass()) || HttpHeaders.class.isAssignableFrom(type.toClass())) {
			// all there are, and none is all right
			return;
		}
		if (required) {
			this.proved.add(slug, failure);
		}
		mistyped(parameter);
	}

	private void mistyped(MethodParameter parameter) {
		ResolvableType type = typeOf(parameter);
		Class<?> element = type.isArray() ? type.getComponentType().toClass()
				: Collection.class.isAssignableFrom(type.toClass()) ? type.as(Collection.class).getGeneric(0).toClass()
						: type.toClass();
		boolean any = CharSequence.class.isAssignableFrom(element) || Map.class.isAssignableFrom(element)
				|| MultipartFile.class.isAssignableFrom(element) || NEVER_MISTYPED.contains(element.getName());
		if (!any) {
			this.proved.add("invalid-parameter", MISMATCH);
		}
	}

	private static boolean isRequired(MethodParameter parameter, boolean required, String defaultValue) {
		return required && defaultValue.equals(ValueConstants.DEFAULT_NONE) && !parameter.isOptional();
	}

	/**
	 * Return whether a part of a multipart body is an uploaded file.
	 * @param parameter the parameter of a handler method
	 * @return whether it is a file or several
	 */
	static boolean isFile(MethodParameter parameter) {
		ResolvableType type = typeOf(parameter);
		Class<?> element = type.isArray() ? type.getComponentType().toClass()
				: Collection.class.isAssignableFrom(type.toClass()) ? type.as(Collection.class).getGeneric(0).toClass()
						: type.toClass();
		return MultipartFile.class.isAssignableFrom(element) || element.getName().equals("jakarta.servlet.http.Part");
	}

	private static ResolvableType typeOf(MethodParameter parameter) {
		return ResolvableType.forMethodParameter(parameter.nestedIfOptional());
	}

}
