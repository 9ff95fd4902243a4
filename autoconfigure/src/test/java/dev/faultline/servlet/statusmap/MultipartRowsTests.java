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

package dev.faultline.servlet.statusmap;

import java.util.List;
import java.util.Map;

import org.springframework.core.codec.DecodingException;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.MissingRequestValueException;

/**
 * Status map 2.6: multipart.
 */
class MultipartRowsTests extends StatusMapSection {

	private static final StatusMapServer APPLICATION = application(
			List.of("spring.servlet.multipart.max-file-size=1KB", "spring.servlet.multipart.max-request-size=10KB"))
		.onServlet(Uploads.class)
		.onWebFlux(ReactiveUploads.class);

	/** It cannot be made, since this is no directory. */
	private static final StatusMapServer WITHOUT_DIRECTORY = application(
			List.of("spring.servlet.multipart.location=/dev/null/s3cr3t"), Uploads.class);

	private static final String FILE = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s3cr3t\"\r\n\r\na";

	@Override
	StatusMapServer application() {
		return APPLICATION;
	}

	@Override
	List<StatusMapCase> cases() {
		return List.of(
				row("2.6.1", MissingServletRequestPartException.class, "missing part",
						post("/upload").part("other", "text/plain", "a"), 400, "missing-part")
					.onWebFlux("2.2.5", MissingRequestValueException.class)
					.detail("The part 'file' is required.")
					.errors(Map.of("parameter", "file", "code", "required")),
				row("2.6.2", MaxUploadSizeExceededException.class, "file over the limit",
						post("/upload").part("file", "text/plain", "a".repeat(3000)), 413, "content-too-large")
					.servletAlone("the limits of WebFlux have other names")
					.detail("Limit: 1KB."),
				row("2.6.2", MaxUploadSizeExceededException.class, "body over the limit",
						post("/upload").part("file", "text/plain", "a".repeat(20000)), 413, "content-too-large")
					.servletAlone("the limits of WebFlux have other names")
					.detail("Limit: 10KB."),
				row("2.6.3", MultipartException.class, "no multipart at all", post("/upload").form("a=1"), 415,
						"unsupported-media-type")
					.onWebFlux("2.2.5", MissingRequestValueException.class),
				row("2.6.3", MultipartException.class, "no boundary",
						post("/upload").body("multipart/form-data", "s3cr3t"), 400, "malformed-multipart")
					.onWebFlux("2.3.15", DecodingException.class),
				row("2.6.3", MultipartException.class, "body that ends early",
						post("/upload").body("multipart/form-data; boundary=b", FILE), 400, "malformed-multipart")
					.onWebFlux("2.3.15", DecodingException.class),
				row("2.6.3", MultipartException.class, "body that the connection ends early", StatusMapRequest
					.raw("POST /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
							+ "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n" + FILE)
					.thenEnd(), 400, "malformed-multipart").servletAlone("Netty does not hand on what is not complete"),
				row("2.6.3", MultipartException.class, "no directory for our temporary file",
						post("/upload").part("file", "text/plain", "a"), 500, "internal-error")
					.servletAlone("WebFlux has no such setting")
					.in(WITHOUT_DIRECTORY));
	}

	@RestController
	static class Uploads {

		@PostMapping("/upload")
		void upload(@RequestParam MultipartFile file) {
		}

	}

	@RestController
	static class ReactiveUploads {

		@PostMapping("/upload")
		void upload(@RequestPart FilePart file) {
		}

	}

}
