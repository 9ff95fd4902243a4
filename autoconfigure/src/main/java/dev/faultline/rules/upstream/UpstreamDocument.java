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

package dev.faultline.rules.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.faultline.ProblemType;
import dev.faultline.StandardMembers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParser;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * The problem document with which another service answered (RFC 9457 section 3). What it
 * holds is that service's word.
 *
 * @param members its members
 */
record UpstreamDocument(Map<String, Object> members) {

	private static final int LONGEST = 64 * 1024;

	private static final JsonParser PARSER = JsonParserFactory.getJsonParser();

	static @Nullable UpstreamDocument read(UpstreamAnswer answer) {
		if (!isProblem(answer.header(HttpHeaders.CONTENT_TYPE))) {
			return null;
		}
		byte[] content = answer.content().get();
		if (content.length == 0 || content.length > LONGEST) {
			return null;
		}
		try {
			return new UpstreamDocument(PARSER.parseMap(new String(content, StandardCharsets.UTF_8)));
		}
		catch (RuntimeException | StackOverflowError ex) {
			// it says that it is a problem document and is none
			return null;
		}
	}

	private static boolean isProblem(@Nullable String contentType) {
		try {
			return contentType != null
					&& MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	String type() {
		String type = text("type");
		return (type != null) ? type : ProblemType.ABOUT_BLANK;
	}

	@Nullable String instance() {
		return text("instance");
	}

	/**
	 * Make a document of ours that says the same. Its {@code instance} is not repeated,
	 * since the occurrence here is another one.
	 * @param type the problem type that it is answered as
	 * @return the document
	 */
	ProblemDetail toBody(ProblemType type) {
		ProblemDetail body = ProblemDetail.forStatus(type.status());
		String title = text("title");
		body.setType(type.uri());
		body.setTitle((title != null) ? title : type.title());
		body.setDetail(text("detail"));
		this.members.forEach((name, value) -> {
			if (value != null && !StandardMembers.contain(name)) {
				body.setProperty(name, value);
			}
		});
		return body;
	}

	private @Nullable String text(String name) {
		return (this.members.get(name) instanceof String text) ? text : null;
	}

}
