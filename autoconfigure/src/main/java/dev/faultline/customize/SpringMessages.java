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

import java.net.URI;
import java.util.Locale;

import dev.faultline.Problem;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * Spring's {@code problemDetail.*} message codes keep their meaning, with the arguments
 * that Spring gives them.
 */
class SpringMessages {

	private static final Log logger = LogFactory.getLog(SpringMessages.class);

	private final Texts texts;

	SpringMessages(Texts texts) {
		this.texts = texts;
	}

	void apply(Problem problem, Locale locale, Wording wording) {
		if (this.texts.applicationIsSilent() || !(problem.decider() instanceof ErrorResponse response)) {
			return;
		}
		Text title = this.texts.application(response.getTitleMessageCode(), locale);
		if (title != null) {
			wording.title(title);
		}
		detail(response, locale, wording);
		if (problem.finished()) {
			type(problem.body(), response.getTypeMessageCode(), locale);
		}
	}

	private void detail(ErrorResponse response, Locale locale, Wording wording) {
		String code = response.getDetailMessageCode();
		// the arguments may be a sentence for each violation, and most codes have no text
		if (this.texts.application(code, locale) != null) {
			Object[] arguments = response.getDetailMessageArguments(this.texts.application(), locale);
			Text detail = this.texts.application(code, arguments, locale);
			if (detail != null) {
				wording.detail(detail);
			}
		}
	}

	private void type(ProblemDetail body, String code, Locale locale) {
		Text type = this.texts.application(code, locale);
		if (type != null) {
			try {
				body.setType(URI.create(type.value()));
			}
			catch (IllegalArgumentException ex) {
				logger.warn("Left out the message '" + code + "', which is not a URI", ex);
			}
		}
	}

}
