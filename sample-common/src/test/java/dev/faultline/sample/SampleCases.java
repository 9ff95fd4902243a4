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

package dev.faultline.sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The cases of {@code static/cases.json}, as the page reads them.
 *
 * @param families the status families
 * @param cases the cases
 */
record SampleCases(List<Family> families, List<Case> cases) {

	static SampleCases read() {
		try (InputStream json = new ClassPathResource("static/cases.json").getInputStream()) {
			return new JsonMapper().readValue(json, SampleCases.class);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record Family(String id, String statuses, String side, String title, String text) {
	}

	record Case(String id, String family, int status, String title, String why, @Nullable List<Source> sources,
			@Nullable Preparation prepare, String method, String path, @Nullable Map<String, String> headers,
			@Nullable JsonNode body, @Nullable Multipart multipart, @Nullable Integer repeat, Expectation expect) {

		Call call() {
			return new Call(this.method, this.path, this.headers, this.body, this.multipart);
		}

		Case with(Map<String, String> more) {
			Map<String, String> all = new LinkedHashMap<>((this.headers != null) ? this.headers : Map.of());
			all.putAll(more);
			return new Case(this.id, this.family, this.status, this.title, this.why, this.sources, this.prepare,
					this.method, this.path, all, this.body, this.multipart, this.repeat, this.expect);
		}

		int atMost() {
			return (this.repeat != null) ? this.repeat : 1;
		}

		@Override
		public String toString() {
			return this.status + " " + this.id;
		}

	}

	record Source(String file, String from, @Nullable String to) {
	}

	record Preparation(String title, String method, String path, @Nullable Map<String, String> headers,
			@Nullable JsonNode body) {

		Call call() {
			return new Call(this.method, this.path, this.headers, this.body, null);
		}

	}

	record Multipart(String name, String filename, String type, int bytes) {
	}

	record Expectation(String type, @Nullable Map<String, String> headers, @Nullable List<String> pointers) {
	}

	record Call(String method, String path, @Nullable Map<String, String> headers, @Nullable JsonNode body,
			@Nullable Multipart multipart) {
	}

}
