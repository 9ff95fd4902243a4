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

import java.util.Locale;

import dev.faultline.BuiltInProblemTypes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.ClassUtils;

/**
 * The application's messages and Faultline's own. Messages are looked up without
 * arguments, so that they are never read as a {@link java.text.MessageFormat}, and a
 * source that throws has no such message.
 */
class Texts {

	private static final Log logger = LogFactory.getLog(Texts.class);

	private final MessageSource application;

	private final ResourceBundleMessageSource builtIn = new ResourceBundleMessageSource();

	Texts(MessageSource application) {
		this.application = application;
		this.builtIn.setBasename(ClassUtils.getPackageName(BuiltInProblemTypes.class) + ".messages");
		this.builtIn.setDefaultEncoding("UTF-8");
		this.builtIn.setFallbackToSystemLocale(false);
		this.builtIn.setBundleClassLoader(BuiltInProblemTypes.class.getClassLoader());
	}

	@Nullable String application(String code, Locale locale) {
		return application(code, null, locale);
	}

	@Nullable String application(String code, Object @Nullable [] arguments, Locale locale) {
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

	MessageSource application() {
		return this.application;
	}

	@Nullable String builtIn(String code, Locale locale) {
		return this.builtIn.getMessage(code, null, null, locale);
	}

	@Nullable String either(String code, Locale locale) {
		String message = application(code, locale);
		return (message != null) ? message : builtIn(code, locale);
	}

}
