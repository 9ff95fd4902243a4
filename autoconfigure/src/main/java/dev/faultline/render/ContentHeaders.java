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

import java.util.List;

/**
 * The headers that describe the content that a response was going to have. They do not
 * hold for the document that takes its place.
 *
 * @since 0.1.0
 */
public final class ContentHeaders {

	/**
	 * Their names in lower case, which a map that ignores the case need not copy.
	 * {@code Content-Type} is not among them, since a document has one.
	 */
	public static final List<String> NAMES = List.of("content-length", "content-encoding", "content-disposition",
			"content-range", "etag", "last-modified", "accept-ranges", "content-language");

	private ContentHeaders() {
	}

}
