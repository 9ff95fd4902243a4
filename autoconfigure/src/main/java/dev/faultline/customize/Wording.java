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

package dev.faultline.customize;

import java.util.Objects;

import dev.faultline.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;

/**
 * The texts of one problem while they are found, and the headers that describe them.
 */
class Wording {

	private final Problem problem;

	private @Nullable String languageOfTitle;

	private @Nullable String languageOfDetail;

	private @Nullable String languageOfErrors;

	private boolean errors;

	private boolean negotiated;

	Wording(Problem problem) {
		this.problem = problem;
	}

	void title(Text title) {
		this.problem.body().setTitle(title.value());
		this.languageOfTitle = title.language();
		this.negotiated = true;
	}

	void detail(Text detail) {
		this.problem.body().setDetail(detail.value());
		this.languageOfDetail = detail.language();
		this.negotiated = true;
	}

	void error(Text detail) {
		errorIn(detail.language());
		this.negotiated = true;
	}

	/**
	 * An error has words already. A validator chose them for the language that Spring
	 * told it.
	 */
	void errorInWords() {
		errorIn(languageOfTheThread());
	}

	private void errorIn(@Nullable String language) {
		boolean same = !this.errors || Objects.equals(language, this.languageOfErrors);
		this.languageOfErrors = same ? language : null;
		this.errors = true;
	}

	private static @Nullable String languageOfTheThread() {
		try {
			return LocaleContextHolder.getLocale().getLanguage();
		}
		catch (RuntimeException ex) {
			// such as a cookie that is no locale
			return null;
		}
	}

	/**
	 * The language of the caller decides, even if there is but one text so far.
	 */
	void negotiate() {
		this.negotiated = true;
	}

	/**
	 * Set {@code Vary} (RFC 9110 section 12.5.5), and {@code Content-Language} (section
	 * 8.5) if all texts are known to be in one language.
	 */
	void describe() {
		HttpHeaders headers = this.problem.headers();
		boolean plain = headers.isEmpty();
		if (this.negotiated && plain) {
			headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		}
		else if (this.negotiated
				&& headers.getVary().stream().noneMatch(HttpHeaders.ACCEPT_LANGUAGE::equalsIgnoreCase)) {
			headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		}
		String language = this.languageOfTitle;
		if (language != null && isLanguageOfAll(language)
				&& (plain || !headers.containsHeader(HttpHeaders.CONTENT_LANGUAGE))) {
			headers.set(HttpHeaders.CONTENT_LANGUAGE, language);
		}
	}

	private boolean isLanguageOfAll(String language) {
		return (this.problem.body().getDetail() == null || language.equals(this.languageOfDetail))
				&& (!this.errors || language.equals(this.languageOfErrors));
	}

}
