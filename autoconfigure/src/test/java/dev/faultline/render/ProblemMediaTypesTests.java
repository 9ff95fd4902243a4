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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemMediaTypesTests {

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "TEXT/HTML", "application/xhtml+xml", "text/html;charset=utf-8",
			"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
			"text/html, application/json;q=0.9", "application/json;q=0.5, text/html;q=0.6", "text/html, */*",
			"text/html, application/problem+json;q=0.1", "text/html, application/json;q=0" })
	void htmlIsPreferredByWhoNamesItFirst(String accept) {
		assertThat(ProblemMediaTypes.prefersHtml(accept)).isTrue();
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "*/*", "text/*", "application/json", "application/problem+json", "application/*",
			"text/html, application/json", "text/html;q=0.9, application/json", "text/html;q=0.8, */*",
			"text/html;q=0.5, application/*", "text/html;q=0.9, application/vnd.acme+json",
			"text/html, application/problem+json", "text/html;q=0", "image/png", "text/csv", "html", "text/html;;q=x,/",
			"garbage", ";", ",", "text/html/html", "application/json, text/plain, */*" })
	void htmlIsNotForAnybodyElse(@Nullable String accept) {
		assertThat(ProblemMediaTypes.prefersHtml(accept)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/problem+xml", "application/xml", "text/xml", "APPLICATION/XML",
			"application/xml;charset=utf-8", "application/xml, */*", "application/xml;q=0.8, */*;q=0.8",
			"application/xml, application/json;q=0.9", "application/json;q=0.5, text/xml;q=0.6",
			"application/problem+xml;q=0.2, application/json;q=0.1", "application/xml, application/json;q=0",
			"application/problem+xml, application/xml;q=0.1, application/problem+json;q=0.5", "text/xml, text/*",
			"application/xml, image/png" })
	void xmlIsPreferredByWhoNamesItFirst(String accept) {
		assertThat(ProblemMediaTypes.prefersXml(accept)).isTrue();
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "*/*", "text/*", "application/*", "application/json", "application/problem+json",
			"application/xml, application/json", "application/problem+xml, application/problem+json",
			"application/problem+json, application/xml", "application/xml;q=0.9, application/vnd.acme+json",
			"application/xml;q=0.7, */*;q=0.8", "application/xml;q=0.5, application/*", "application/xml;q=0",
			"application/vnd.acme+xml", "application/atom+xml", "application/xhtml+xml", "application/*+xml", "xml",
			"application/xml;q=x", "application/xml/xml", "application/xml;;q=", "garbage", ";", "," })
	void xmlIsNotForAnybodyElse(@Nullable String accept) {
		assertThat(ProblemMediaTypes.prefersXml(accept)).isFalse();
	}

}
