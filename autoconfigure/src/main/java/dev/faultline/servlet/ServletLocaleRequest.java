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

package dev.faultline.servlet;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Asks for English where the caller asks for nothing. A container would take the language
 * of its machine.
 */
class ServletLocaleRequest extends HttpServletRequestWrapper {

	private @Nullable Boolean asked;

	ServletLocaleRequest(HttpServletRequest request) {
		super(request);
	}

	@Override
	public Locale getLocale() {
		Locale locale = super.getLocale();
		return isAskedFor(locale) ? locale : Locale.ENGLISH;
	}

	@Override
	public Enumeration<Locale> getLocales() {
		return isAskedFor(super.getLocale()) ? super.getLocales()
				: Collections.enumeration(Collections.singleton(Locale.ENGLISH));
	}

	private boolean isAskedFor(Locale locale) {
		Boolean asked = this.asked;
		if (asked == null) {
			String header = getHeader(HttpHeaders.ACCEPT_LANGUAGE);
			asked = header != null && header.toLowerCase(Locale.ROOT).contains(locale.getLanguage());
			this.asked = asked;
		}
		return asked;
	}

}
