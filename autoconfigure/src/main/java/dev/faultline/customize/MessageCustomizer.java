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
import java.util.function.Function;

import dev.faultline.Problem;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemCustomizer;
import dev.faultline.ProblemType;
import dev.faultline.Template;
import dev.faultline.ValueKind;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
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
		Locale locale = this.texts.choose(context.locales(), problem.type().titleCode(), problem.type().detailCode());
		Wording wording = new Wording(problem);
		boolean bare = problem.type().slug().equals(ProblemType.ABOUT_BLANK);
		if (bare) {
			reason(problem.body(), locale, wording);
		}
		else if (!problem.finished()) {
			wording.negotiate();
			Text title = this.texts.find(problem.type().titleCode(), problem.type().title(), locale);
			if (title != null) {
				wording.title(title);
			}
			Text detail = (problem.body().getDetail() == null) ? detail(problem, locale) : null;
			if (detail != null) {
				wording.detail(detail);
			}
		}
		violations(problem, locale, wording);
		this.springMessages.apply(problem, locale, wording);
		wording.describe();
	}

	private @Nullable Text detail(Problem problem, Locale locale) {
		String code = problem.type().detailCode();
		String variant = (problem.variant() != null) ? code + "." + problem.variant() : null;
		Function<String, @Nullable Object> values = (name) -> inWords(problem.argument(name), locale);
		Text detail = (variant != null) ? fill(this.texts.application(variant, locale), values) : null;
		if (detail == null) {
			detail = fill(this.texts.application(code, locale), values);
		}
		String configured = problem.type().detail();
		if (detail == null && !Objects.equals(configured, this.texts.builtIn(code))) {
			return (configured != null) ? fill(new Text(configured, null), values) : null;
		}
		if (detail == null && variant != null) {
			detail = fill(this.texts.builtIn(variant, locale), values);
		}
		return (detail != null) ? detail : fill(this.texts.builtIn(code, locale), values);
	}

	private static @Nullable Text fill(@Nullable Text template, Function<String, @Nullable Object> values) {
		String filled = (template != null) ? Template.fill(template.value(), values) : null;
		return (template != null && filled != null) ? template.withValue(filled) : null;
	}

	/**
	 * A reason may be a message code, as Spring has it. It is never a pattern.
	 * @param body the document of a bare status
	 * @param locale the language
	 * @param wording takes the message
	 */
	private void reason(ProblemDetail body, Locale locale, Wording wording) {
		String reason = body.getDetail();
		Text message = (reason != null) ? this.texts.application(reason, locale) : null;
		if (message != null) {
			wording.detail(message);
		}
	}

	private void violations(Problem problem, Locale locale, Wording wording) {
		List<Violation> violations = problem.violations();
		if (violations.isEmpty()) {
			return;
		}
		List<Violation> worded = new ArrayList<>(violations.size());
		for (Violation violation : violations) {
			worded.add(word(violation, locale, wording));
		}
		problem.violations(worded);
	}

	private Violation word(Violation violation, Locale locale, Wording wording) {
		MessageSourceResolvable message = violation.message();
		Text detail = (message != null) ? this.texts.application(message, locale) : null;
		if (detail == null && violation.detail() != null) {
			wording.errorInWords();
			return violation;
		}
		if (detail == null) {
			detail = inWords(violation, locale);
		}
		if (detail == null) {
			return violation;
		}
		wording.error(detail);
		return violation.withDetail(detail.value());
	}

	private @Nullable Text inWords(Violation violation, Locale locale) {
		Text template = this.texts.either(VIOLATIONS + violation.code(), locale);
		Text filled = fill(template, (name) -> typeInWords(violation.params().get(name), locale));
		return (filled != null) ? filled : this.texts.either(VIOLATIONS + "invalid", locale);
	}

	private @Nullable Object typeInWords(@Nullable Object param, Locale locale) {
		Text word = (param != null) ? this.texts.either(TYPES + param, locale) : null;
		return (word != null) ? word.value() : param;
	}

	private @Nullable Object inWords(@Nullable Object argument, Locale locale) {
		return (argument instanceof ValueKind kind) ? typeInWords(kind.code(), locale) : argument;
	}

}
