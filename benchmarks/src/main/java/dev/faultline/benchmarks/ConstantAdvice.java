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

package dev.faultline.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Writes what it has had all along. Nothing that looks at the failure can be faster.
 */
@RestControllerAdvice
class ConstantAdvice {

	private static final byte[] NOT_FOUND = document("not-found", "Not found", 404);

	private static final byte[] INVALID = document("validation-failed", "Validation failed", 422);

	private static final byte[] UNREADABLE = document("malformed-body", "Malformed body", 400);

	private static final byte[] MISTYPED = document("invalid-parameter", "Invalid parameter", 400);

	private static final byte[] CONFLICT = document("conflict", "Conflict", 409);

	@ExceptionHandler
	void notFound(NoResourceFoundException failure, HttpServletResponse response) throws IOException {
		write(response, 404, NOT_FOUND);
	}

	@ExceptionHandler
	void invalid(MethodArgumentNotValidException failure, HttpServletResponse response) throws IOException {
		write(response, 422, INVALID);
	}

	@ExceptionHandler
	void conflict(OutOfStockException failure, HttpServletResponse response) throws IOException {
		write(response, 409, CONFLICT);
	}

	@ExceptionHandler
	void unreadable(HttpMessageNotReadableException failure, HttpServletResponse response) throws IOException {
		write(response, 400, UNREADABLE);
	}

	@ExceptionHandler
	void mistyped(MethodArgumentTypeMismatchException failure, HttpServletResponse response) throws IOException {
		write(response, 400, MISTYPED);
	}

	private static void write(HttpServletResponse response, int status, byte[] document) throws IOException {
		response.setStatus(status);
		response.setContentType("application/problem+json");
		response.setContentLength(document.length);
		response.getOutputStream().write(document);
	}

	private static byte[] document(String slug, String title, int status) {
		return """
				{"type":"/problems/%s","title":"%s","status":%d,"detail":"What is wrong stands here, in one sentence."}"""
			.formatted(slug, title, status)
			.getBytes(StandardCharsets.UTF_8);
	}

}
