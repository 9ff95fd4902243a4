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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;

import dev.faultline.Causes;
import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Rules for multipart bodies.
 *
 * @since 0.1.0
 */
public class MultipartRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final @Nullable String maxFileSize;

	private final @Nullable String maxRequestSize;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param maxFileSize the limit of one file, as the caller is to read it
	 * @param maxRequestSize the limit of the whole body, as the caller is to read it
	 */
	public MultipartRules(ProblemCatalog catalog, @Nullable String maxFileSize, @Nullable String maxRequestSize) {
		this.catalog = catalog;
		this.maxFileSize = maxFileSize;
		this.maxRequestSize = maxRequestSize;
	}

	@Override
	public void register(Registry registry) {
		registry.add(MaxUploadSizeExceededException.class, this::tooLarge);
		registry.add(MultipartException.class, this::notReadable);
	}

	private Problem tooLarge(MaxUploadSizeExceededException failure, ProblemContext context) {
		ProblemBuilder problem = this.catalog.problem("content-too-large", failure);
		String limit = limit(failure);
		return ((limit != null) ? problem.variant("limit").argument("limit", limit) : problem).build();
	}

	/**
	 * Which limit it was stands in the cause alone, a class of the container.
	 * @param failure the failure
	 * @return the limit or {@code null}
	 */
	private @Nullable String limit(Throwable failure) {
		for (Throwable cause : Causes.of(failure)) {
			String name = cause.getClass().getSimpleName();
			if (name.startsWith("FileSizeLimit")) {
				return this.maxFileSize;
			}
			if (name.startsWith("SizeLimit")) {
				return this.maxRequestSize;
			}
		}
		return null;
	}

	private Problem notReadable(MultipartException failure, ProblemContext context) {
		if (failure.getCause() == null) {
			// "Current request is not a multipart request"
			return this.catalog.problem("unsupported-media-type", failure).build();
		}
		for (Throwable cause : Causes.of(failure)) {
			if (cause instanceof FileSystemException || cause instanceof FileNotFoundException
					|| isOfOurDirectory(cause)) {
				// the temporary file is ours
				return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
			}
		}
		return this.catalog.problem("malformed-multipart", failure).build();
	}

	/**
	 * Tomcat has no class of its own for a directory that it cannot use, and its words
	 * are those of the server's language. What it cannot read is told by others than the
	 * request itself.
	 * @param cause a cause
	 * @return whether the directory for temporary files cannot be used
	 */
	private static boolean isOfOurDirectory(Throwable cause) {
		StackTraceElement[] frames = cause.getStackTrace();
		return cause.getClass() == IOException.class && frames.length > 0
				&& frames[0].getClassName().equals("org.apache.catalina.connector.Request");
	}

}
