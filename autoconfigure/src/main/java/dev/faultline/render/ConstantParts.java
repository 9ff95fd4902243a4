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

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

import dev.faultline.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * Keeps what the documents of a problem type have in common as bytes, if they have no
 * members of their own: all but the {@code instance}, which comes last. Constant texts are
 * the same objects each time, and those with values filled in never are: so what a caller
 * sends is not kept, and the places are few and of a fixed number.
 */
final class ConstantParts {

	private static final int PLACES = 256;

	private final AtomicReferenceArray<@Nullable Part> parts = new AtomicReferenceArray<>(PLACES);

	/**
	 * Write a problem.
	 * @param problem the problem
	 * @param format writes all of it
	 * @return the document
	 */
	byte[] write(Problem problem, Function<Problem, byte[]> format) {
		ProblemDetail body = problem.body();
		String title = body.getTitle();
		String instance = plain(body.getInstance());
		if (title == null || instance == null || !isComplete(body)) {
			return format.apply(problem);
		}
		int place = System.identityHashCode(title) & (PLACES - 1);
		Part part = this.parts.get(place);
		boolean known = part != null && part.isOf(body, title, problem.status().value());
		if (part != null && known && part.bytes() != null) {
			return append(part.bytes(), instance);
		}
		byte[] document = format.apply(problem);
		byte[] bytes = known ? beginning(document, instance) : null;
		this.parts.set(place, new Part(title, body.getDetail(), body.getType(), problem.status().value(), bytes));
		return document;
	}

	/**
	 * Nothing in it is escaped in JSON, and each character is one byte.
	 * @param instance the instance
	 * @return its text, or {@code null} if it is not as simple as a {@code urn:uuid}
	 */
	private static @Nullable String plain(@Nullable URI instance) {
		String text = (instance != null) ? instance.toString() : "/";
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean letter = character >= 'a' && character <= 'z';
			boolean digit = character >= '0' && character <= '9';
			if (!letter && !digit && character != ':' && character != '-') {
				return null;
			}
		}
		return text;
	}

	private static boolean isComplete(ProblemDetail body) {
		Map<String, Object> properties = body.getProperties();
		return body.getClass() == ProblemDetail.class && (properties == null || properties.isEmpty());
	}

	private static byte @Nullable [] beginning(byte[] document, String instance) {
		byte[] beginning = Arrays.copyOf(document, Math.max(0, document.length - instance.length() - 2));
		// what could not be written ends in another way
		return Arrays.equals(append(beginning, instance), document) ? beginning : null;
	}

	private static byte[] append(byte[] bytes, String instance) {
		int length = bytes.length;
		byte[] document = Arrays.copyOf(bytes, length + instance.length() + 2);
		for (int i = 0; i < instance.length(); i++) {
			document[length++] = (byte) instance.charAt(i);
		}
		document[length] = '"';
		document[length + 1] = '}';
		return document;
	}

	/**
	 * The documents that begin alike.
	 *
	 * @param title the title
	 * @param detail the detail
	 * @param type the type
	 * @param status the status
	 * @param bytes what they begin with, up to the text of the instance, or {@code null}
	 * if there was but one so far
	 */
	private record Part(String title, @Nullable String detail, @Nullable URI type, int status,
			byte @Nullable [] bytes) {

		boolean isOf(ProblemDetail body, String title, int status) {
			return this.title == title && this.detail == body.getDetail() && this.type == body.getType()
					&& this.status == status;
		}

	}

}
