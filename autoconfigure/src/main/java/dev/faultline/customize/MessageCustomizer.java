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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.faultline.BuiltInProblemTypes;
import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;
import dev.faultline.ProblemType;
import dev.faultline.Template;
import dev.faultline.ValueKind;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.ProblemDetail;

/**
 * Puts the texts into a problem: first what the application's {@link MessageSource} has
 * for the language of the caller, then what was configured, then the built-in text.
 * Placeholders are filled after that.
 *
 * @since 0.1.0
 */
public class MessageCustomizer implements ProblemCustomizer {

	private static final String VIOLATIONS = "faultline.violations.";

	private static final String TYPES = "faultline.types.";

	private final Texts texts;

	private final SpringMessages springMessages;

	/**
	 * Create the customizer.
	 * @param application the messages of the application
	 */
	public MessageCustomizer(MessageSource application) {
		this.texts = new Texts(application);
		this.springMessages = new SpringMessages(this.texts);
	}

	@Override
	public void customize(Problem problem, ProblemContext context) {
		Locale locale = context.locale();
		boolean bare = problem.type().slug().equals(ProblemType.ABOUT_BLANK);
		if (!problem.finished() && !bare) {
			String code = BuiltInProblemTypes.CODE_PREFIX + problem.type().slug();
			title(problem, code + ".title", locale);
			if (problem.body().getDetail() == null) {
				problem.body().setDetail(detail(problem, code + ".detail", locale));
			}
		}
		else if (bare) {
			reason(problem.body(), locale);
		}
		violations(problem, locale);
		this.springMessages.apply(problem, locale);
	}

	private void title(Problem problem, String code, Locale locale) {
		String title = this.texts.application(code, locale);
		if (title == null && isBuiltIn(code, problem.type().title())) {
			title = this.texts.builtIn(code, locale);
		}
		if (title != null) {
			problem.body().setTitle(title);
		}
	}

	private @Nullable String detail(Problem problem, String code, Locale locale) {
		String variant = (problem.variant() != null) ? code + "." + problem.variant() : code;
		String configured = problem.type().detail();
		boolean builtIn = isBuiltIn(code, configured);
		String[] templates = { this.texts.application(variant, locale), this.texts.application(code, locale),
				builtIn ? this.texts.builtIn(variant, locale) : configured,
				builtIn ? this.texts.builtIn(code, locale) : null };
		for (String template : templates) {
			String filled = (template != null)
					? Template.fill(template, (name) -> inWords(problem.argument(name), locale)) : null;
			if (filled != null) {
				return filled;
			}
		}
		return null;
	}

	private boolean isBuiltIn(String code, @Nullable String text) {
		return Objects.equals(text, this.texts.builtIn(code, Locale.ROOT));
	}

	/**
	 * A reason may be a message code, as Spring has it. It is never a pattern.
	 * @param body the document of a bare status
	 * @param locale the language
	 */
	private void reason(ProblemDetail body, Locale locale) {
		String reason = body.getDetail();
		String message = (reason != null) ? this.texts.application(reason, locale) : null;
		if (message != null) {
			body.setDetail(message);
		}
	}

	private void violations(Problem problem, Locale locale) {
		List<Violation> violations = problem.violations();
		if (violations.stream().allMatch((violation) -> violation.detail() != null)) {
			return;
		}
		List<Violation> worded = new ArrayList<>(violations.size());
		for (Violation violation : violations) {
			String detail = (violation.detail() == null) ? inWords(violation, locale) : null;
			worded.add((detail != null) ? violation.withDetail(detail) : violation);
		}
		problem.violations(worded);
	}

	private @Nullable String inWords(Violation violation, Locale locale) {
		String template = this.texts.either(VIOLATIONS + violation.code(), locale);
		String filled = (template != null)
				? Template.fill(template, (name) -> typeInWords(violation.params().get(name), locale)) : null;
		return (filled != null) ? filled : this.texts.either(VIOLATIONS + "invalid", locale);
	}

	private @Nullable Object typeInWords(@Nullable Object param, Locale locale) {
		String word = (param != null) ? this.texts.either(TYPES + param, locale) : null;
		return (word != null) ? word : param;
	}

	private @Nullable Object inWords(@Nullable Object argument, Locale locale) {
		return (argument instanceof ValueKind kind) ? this.texts.either(TYPES + kind.code(), locale) : argument;
	}

}
