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

import java.io.InputStream;
import java.io.Reader;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;

/**
 * What a parameter for the body, or for a part of it that is no file, proves: that it may
 * be missing, unreadable, of the wrong type or of the wrong shape.
 */
final class ContentProblems {

	private static final String NOT_READABLE = "org.springframework.http.converter.HttpMessageNotReadableException";

	private static final String NOT_SUPPORTED = "org.springframework.web.HttpMediaTypeNotSupportedException";

	private final ProvedProblems proved;

	ContentProblems(ProvedProblems proved) {
		this.proved = proved;
	}

	/**
	 * Return whether a parameter takes the body, or a part of it that is no file.
	 * @param parameter the parameter of a handler method
	 * @return whether it is read by a message converter
	 */
	static boolean isContent(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(RequestBody.class) || isEntity(parameter)
				|| (parameter.hasParameterAnnotation(RequestPart.class) && !ParameterProblems.isFile(parameter));
	}

	private static boolean isEntity(MethodParameter parameter) {
		return HttpEntity.class.isAssignableFrom(parameter.getParameterType());
	}

	/**
	 * Add what such a parameter proves.
	 * @param parameter the parameter of a handler method
	 */
	void add(MethodParameter parameter) {
		RequestBody body = parameter.getParameterAnnotation(RequestBody.class);
		if (body != null && body.required() && !parameter.isOptional()) {
			this.proved.add("missing-body", NOT_READABLE);
		}
		ResolvableType type = ResolvableType.forMethodParameter(parameter.nestedIfOptional());
		Class<?> content = isEntity(parameter) ? type.as(HttpEntity.class).getGeneric(0).toClass() : type.toClass();
		if (isTakenAsItIs(content)) {
			return;
		}
		// the document names the media types of the body
		this.proved.add("unsupported-media-type", NOT_SUPPORTED);
		if (!MultiValueMap.class.isAssignableFrom(content)) {
			this.proved.add("malformed-body", NOT_READABLE);
			if (content != Object.class && !content.getName().endsWith(".JsonNode")) {
				this.proved.add("invalid-field", NOT_READABLE);
			}
		}
	}

	private static boolean isTakenAsItIs(Class<?> content) {
		return CharSequence.class.isAssignableFrom(content) || content == byte[].class
				|| Resource.class.isAssignableFrom(content) || InputStream.class.isAssignableFrom(content)
				|| Reader.class.isAssignableFrom(content);
	}

}
