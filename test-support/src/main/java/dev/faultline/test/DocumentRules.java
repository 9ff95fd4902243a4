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

package dev.faultline.test;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.faultline.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What RFC 9457 section 3 says of the members of a document.
 */
final class DocumentRules {

	/** RFC 6901 section 6, in which all but unreserved characters may be escaped. */
	private static final Pattern POINTER = Pattern
		.compile("#(?:/(?:[A-Za-z0-9._!$&'()*+,;=:@?-]|~[01]|%[0-9A-Fa-f]{2})*)*");

	private DocumentRules() {
	}

	static List<String> mistakes(int status, Map<String, Object> document) {
		List<String> mistakes = new ArrayList<>();
		for (String name : List.of("type", "instance")) {
			if (document.containsKey(name) && !isUri(document.get(name))) {
				mistakes.add("'%s' is no URI reference".formatted(name));
			}
		}
		for (String name : List.of("title", "detail")) {
			if (document.containsKey(name) && !(document.get(name) instanceof String text && !text.isBlank())) {
				mistakes.add("'%s' is no text".formatted(name));
			}
		}
		if (document.containsKey("status") && !Json.equal(document.get("status"), status)) {
			mistakes.add("'status' is not that of the response, %s".formatted(status));
		}
		if (status < 400 || status > 599) {
			mistakes.add("the status of the response is no error");
		}
		if (document.containsKey(Problem.ERRORS)) {
			checkErrors(document.get(Problem.ERRORS), mistakes);
		}
		return mistakes;
	}

	private static void checkErrors(@Nullable Object errors, List<String> mistakes) {
		if (!(errors instanceof List<?> list)) {
			mistakes.add("'errors' is no array");
			return;
		}
		for (int i = 0; i < list.size(); i++) {
			if (!(list.get(i) instanceof Map<?, ?> error)
					|| !(error.get("detail") instanceof String || error.get("code") instanceof String)) {
				mistakes.add("errors[%s] has neither 'detail' nor 'code'".formatted(i));
			}
			else if (error.containsKey("pointer") && !isPointer(error.get("pointer"))) {
				mistakes.add("the pointer of errors[%s] is no JSON Pointer in URI fragment form".formatted(i));
			}
		}
	}

	private static boolean isUri(@Nullable Object value) {
		if (!(value instanceof String text) || text.isEmpty()) {
			return false;
		}
		try {
			new URI(text);
			return true;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static boolean isPointer(@Nullable Object value) {
		return value instanceof String text && POINTER.matcher(text).matches();
	}

}
