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

package dev.faultline;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

public record TestProblemContext(String method, String path, @Nullable String query, Map<String, String> headers,
		Locale locale, boolean hasContent, boolean committed) implements ProblemContext {

	public static TestProblemContext get(String path) {
		return new TestProblemContext("GET", path, null, Map.of(), Locale.ENGLISH, false, false);
	}

	public static TestProblemContext post(String path) {
		return get(path).withMethod("POST").withContent();
	}

	public TestProblemContext withMethod(String method) {
		return new TestProblemContext(method, this.path, this.query, this.headers, this.locale, this.hasContent,
				this.committed);
	}

	public TestProblemContext withQuery(String query) {
		return new TestProblemContext(this.method, this.path, query, this.headers, this.locale, this.hasContent,
				this.committed);
	}

	public TestProblemContext withContent() {
		return new TestProblemContext(this.method, this.path, this.query, this.headers, this.locale, true,
				this.committed);
	}

	public TestProblemContext withLocale(Locale locale) {
		return new TestProblemContext(this.method, this.path, this.query, this.headers, locale, this.hasContent,
				this.committed);
	}

	public TestProblemContext withHeader(String name, String value) {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(this.headers);
		headers.put(name, value);
		return new TestProblemContext(this.method, this.path, this.query, headers, this.locale, this.hasContent,
				this.committed);
	}

	@Override
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

}
