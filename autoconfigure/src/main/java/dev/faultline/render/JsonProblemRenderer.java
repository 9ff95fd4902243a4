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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.faultline.Problem;

import org.springframework.boot.json.JsonWriter;
import org.springframework.http.MediaType;

/**
 * Writes the document of a problem as JSON (RFC 9457 section 3), the same bytes at every
 * door and without the application's mapper, which a filter or a valve does not have.
 *
 * @since 0.1.0
 */
public class JsonProblemRenderer implements ProblemRenderer {

	private static final int USUAL_LENGTH = 320;

	private final JsonWriter<Map<String, Object>> writer = JsonWriter.standard();

	private final ProblemMembers members;

	private final ConstantParts constant = new ConstantParts();

	/**
	 * Create the renderer.
	 * @param converter converts members that are not what JSON knows
	 */
	public JsonProblemRenderer(MemberConverter converter) {
		this.members = new ProblemMembers(converter);
	}

	@Override
	public MediaType mediaType() {
		return MediaType.APPLICATION_PROBLEM_JSON;
	}

	@Override
	public byte[] render(Problem problem) {
		return this.constant.write(problem, this::write);
	}

	private byte[] write(Problem problem) {
		return this.members.write(problem, this::bytes);
	}

	/**
	 * By way of a text: {@code WritableJson.toByteArray} of Boot 4.1 makes question marks
	 * of what is two characters in Java, an emoji for example.
	 * @param members the members
	 * @return the document in UTF-8
	 */
	private byte[] bytes(Map<String, Object> members) {
		StringBuilder document = new StringBuilder(USUAL_LENGTH);
		try {
			this.writer.write(members, document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return document.toString().getBytes(StandardCharsets.UTF_8);
	}

}
