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
 * Keeps what the documents of a problem type begin with as bytes: type, title and status.
 * Detail and instance come after that, if they are plain. A title that is not constant is
 * another object each time and never seen twice, so what a caller sends is not kept. The
 * places are few and of a fixed number.
 */
final class ConstantParts {

	private static final int PLACES = 256;

	private static final String DETAIL = ",\"detail\":\"";

	private static final String INSTANCE = "\",\"instance\":\"";

	private static final String END = "\"}";

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
		String detail = body.getDetail();
		URI instance = body.getInstance();
		if (title == null || detail == null || instance == null || !isPlain(detail) || !isPlain(instance.toString())
				|| !isComplete(body)) {
			return format.apply(problem);
		}
		int place = System.identityHashCode(title) & (PLACES - 1);
		Part part = this.parts.get(place);
		boolean known = part != null && part.isOf(body, title, problem.status().value());
		byte[] beginning = (part != null && known) ? part.bytes() : null;
		if (beginning != null) {
			return join(beginning, detail, instance);
		}
		byte[] document = format.apply(problem);
		this.parts.set(place, new Part(title, body.getType(), problem.status().value(),
				known ? beginning(document, detail, instance) : null));
		return document;
	}

	/**
	 * Return whether each character is one byte, and none is escaped in JSON.
	 * @param text the text
	 * @return whether the text is plain
	 */
	private static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character < ' ' || character > '~' || character == '"' || character == '\\') {
				return false;
			}
		}
		return true;
	}

	private static boolean isComplete(ProblemDetail body) {
		Map<String, Object> properties = body.getProperties();
		return body.getClass() == ProblemDetail.class && (properties == null || properties.isEmpty());
	}

	private static byte @Nullable [] beginning(byte[] document, String detail, URI instance) {
		int rest = join(new byte[0], detail, instance).length;
		byte[] beginning = Arrays.copyOf(document, Math.max(0, document.length - rest));
		// what could not be written ends in another way
		return Arrays.equals(join(beginning, detail, instance), document) ? beginning : null;
	}

	private static byte[] join(byte[] beginning, String detail, URI instance) {
		String id = instance.toString();
		byte[] document = Arrays.copyOf(beginning,
				beginning.length + DETAIL.length() + detail.length() + INSTANCE.length() + id.length() + END.length());
		int end = append(DETAIL, document, beginning.length);
		end = append(detail, document, end);
		end = append(INSTANCE, document, end);
		end = append(id, document, end);
		append(END, document, end);
		return document;
	}

	// it makes bytes of characters without a copy
	@SuppressWarnings("deprecation")
	private static int append(String plain, byte[] document, int end) {
		plain.getBytes(0, plain.length(), document, end);
		return end + plain.length();
	}

	/**
	 * The documents that begin alike.
	 *
	 * @param title the title
	 * @param type the type
	 * @param status the status
	 * @param bytes what they begin with, or {@code null} if there was but one so far
	 */
	private record Part(String title, @Nullable URI type, int status, byte @Nullable [] bytes) {

		boolean isOf(ProblemDetail body, String title, int status) {
			return this.title == title && this.type == body.getType() && this.status == status;
		}

	}

}
