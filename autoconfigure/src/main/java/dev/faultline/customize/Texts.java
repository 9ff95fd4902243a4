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

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DelegatingMessageSource;

/**
 * The application's messages and Faultline's own. Messages are looked up without
 * arguments, so that they are never read as a {@link java.text.MessageFormat}, and a
 * source that throws has no such message.
 */
class Texts {

	private static final Log logger = LogFactory.getLog(Texts.class);

	/** The same in each application of the JVM. */
	private static final BuiltInTexts BUILT_IN = new BuiltInTexts();

	private final MessageSource application;

	Texts(MessageSource application) {
		this.application = application;
	}

	MessageSource application() {
		return this.application;
	}

	/**
	 * Return whether the application has no messages at all, so that nobody need make up
	 * the code of one.
	 * @return whether its source is the empty one that Spring makes in place of none
	 */
	boolean applicationIsSilent() {
		return this.application instanceof DelegatingMessageSource source && source.getParentMessageSource() == null;
	}

	/**
	 * Choose the first language in which there is a text about a problem type.
	 * @param wanted the languages that the caller reads, at least one
	 * @param titleCode the code of its title
	 * @param detailCode the code of its detail
	 * @return the language; the first if there is none
	 */
	Locale choose(List<Locale> wanted, String titleCode, String detailCode) {
		if (wanted.size() == 1) {
			return wanted.get(0);
		}
		for (Locale locale : wanted) {
			if (speaks(locale, titleCode, detailCode)) {
				return locale;
			}
		}
		return wanted.get(0);
	}

	/**
	 * Return whether there is a text about a problem type in a language.
	 * @param locale the language
	 * @param titleCode the code of its title
	 * @param detailCode the code of its detail
	 * @return whether there is one, built in or in the application
	 */
	boolean speaks(Locale locale, String titleCode, String detailCode) {
		return BUILT_IN.speaks(locale) || isTranslated(titleCode, locale) || isTranslated(detailCode, locale);
	}

	private boolean isTranslated(String code, Locale locale) {
		Text text = application(code, locale);
		return text != null && text.language() != null;
	}

	/**
	 * Look up what the application says to one of several codes. The default of the
	 * message is not its own and may hold what the caller sent, so it is not asked for:
	 * Spring would read it as a pattern.
	 * @param message the codes, the first one first, and their arguments
	 * @param locale the language
	 * @return the text or {@code null}
	 */
	@Nullable Text application(MessageSourceResolvable message, Locale locale) {
		String[] codes = message.getCodes();
		for (String code : (codes != null) ? codes : new String[0]) {
			Text text = application(code, message.getArguments(), locale);
			if (text != null) {
				return text;
			}
		}
		return null;
	}

	@Nullable Text application(String code, Locale locale) {
		return application(code, null, locale);
	}

	@Nullable Text application(String code, Object @Nullable [] arguments, Locale locale) {
		String message = lookUp(code, arguments, locale);
		return (message != null) ? new Text(message, language(message, code, arguments, locale)) : null;
	}

	@Nullable String builtIn(String code) {
		return BUILT_IN.english(code);
	}

	@Nullable Text builtIn(String code, Locale locale) {
		return BUILT_IN.find(code, locale);
	}

	/**
	 * Find what is said under a code: by the application, or as it was configured, or as
	 * it is built in if it was not configured otherwise.
	 * @param code the code
	 * @param configured the configured text, which is the English one if nobody did
	 * @param locale the language
	 * @return the text or {@code null}
	 */
	@Nullable Text find(String code, @Nullable String configured, Locale locale) {
		Text text = application(code, locale);
		if (text == null && Objects.equals(configured, builtIn(code))) {
			text = builtIn(code, locale);
		}
		return (text != null || configured == null) ? text : new Text(configured, null);
	}

	@Nullable Text either(String code, Locale locale) {
		Text message = application(code, locale);
		return (message != null) ? message : builtIn(code, locale);
	}

	private @Nullable String lookUp(String code, Object @Nullable [] arguments, Locale locale) {
		try {
			String message = this.application.getMessage(code, arguments, null, locale);
			// spring.messages.use-code-as-default-message
			return code.equals(message) ? null : message;
		}
		catch (RuntimeException ex) {
			logger.warn("Left out the message '" + code + "', which could not be looked up", ex);
			return null;
		}
	}

	/**
	 * A source does not say where it found a message. One that it has for no language in
	 * particular, or for that of the machine, may be in any.
	 * @param message the message
	 * @param code its code
	 * @param arguments its arguments
	 * @param locale the language that was asked for
	 * @return the language or {@code null}
	 */
	private @Nullable String language(String message, String code, Object @Nullable [] arguments, Locale locale) {
		String language = locale.getLanguage();
		Locale machine = Locale.getDefault();
		boolean foreign = !language.equals(machine.getLanguage()) && message.equals(lookUp(code, arguments, machine));
		boolean unknown = language.isEmpty() || foreign || message.equals(lookUp(code, arguments, Locale.ROOT));
		return unknown ? null : language;
	}

}
