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

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The languages that the caller of a servlet request reads (RFC 9110 section 12.5.4).
 *
 * @since 0.1.0
 */
public final class ServletLocales {

	/** Nobody reads more; who lists them has something else in mind. */
	private static final int MAX_LOCALES = 10;

	private ServletLocales() {
	}

	/**
	 * Return the language that the application's {@link LocaleResolver} finds.
	 * @param request the request
	 * @param localeResolver the resolver outside of the dispatcher servlet, or
	 * {@code null}
	 * @return the locale; English for a caller that asks for none
	 */
	static Locale first(HttpServletRequest request, @Nullable LocaleResolver localeResolver) {
		return find(new ServletLocaleRequest(request), localeResolver);
	}

	private static Locale find(HttpServletRequest asking, @Nullable LocaleResolver localeResolver) {
		LocaleResolver present = RequestContextUtils.getLocaleResolver(asking);
		LocaleResolver resolver = (present != null) ? present : localeResolver;
		try {
			return (resolver != null) ? resolver.resolveLocale(asking) : asking.getLocale();
		}
		catch (RuntimeException ex) {
			// such as a cookie that is no locale
			return asking.getLocale();
		}
	}

	/**
	 * Return all languages. The header counts if it is what the first one was found by.
	 * @param request the request
	 * @param localeResolver the resolver outside of the dispatcher servlet, or
	 * {@code null}
	 * @return the locales, the preferred one first
	 */
	public static List<Locale> of(HttpServletRequest request, @Nullable LocaleResolver localeResolver) {
		HttpServletRequest asking = new ServletLocaleRequest(request);
		Locale first = find(asking, localeResolver);
		if (!first.equals(asking.getLocale())) {
			return List.of(first);
		}
		Enumeration<Locale> locales = asking.getLocales();
		locales.nextElement();
		if (!locales.hasMoreElements()) {
			return List.of(first);
		}
		List<Locale> all = new ArrayList<>(MAX_LOCALES);
		all.add(first);
		while (locales.hasMoreElements() && all.size() < MAX_LOCALES) {
			all.add(locales.nextElement());
		}
		return all;
	}

}
