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

package dev.faultline.reactive;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * The languages that the caller of a WebFlux application reads (RFC 9110 section 12.5.4).
 *
 * @since 0.1.0
 */
public final class ReactiveLocales {

	/** Nobody reads more; who lists them has something else in mind. */
	private static final int MAX_LOCALES = 10;

	private ReactiveLocales() {
	}

	/**
	 * Return the language that the application's resolver finds.
	 * @param exchange the exchange
	 * @return the locale; English for a caller that asks for none
	 */
	static Locale first(ServerWebExchange exchange) {
		return first(exchange, asked(exchange));
	}

	private static Locale first(ServerWebExchange exchange, List<Locale> asked) {
		try {
			Locale found = exchange.getLocaleContext().getLocale();
			// a resolver takes the language of its machine where the caller asks for none
			return (found == null || (asked.isEmpty() && found.equals(Locale.getDefault()))) ? Locale.ENGLISH : found;
		}
		catch (RuntimeException ex) {
			// such as a cookie that is no locale
			return asked.isEmpty() ? Locale.ENGLISH : asked.get(0);
		}
	}

	/**
	 * Return all languages. The header counts if it is what the first one was found by.
	 * @param exchange the exchange
	 * @return the locales, the preferred one first
	 */
	public static List<Locale> of(ServerWebExchange exchange) {
		List<Locale> asked = asked(exchange);
		Locale first = first(exchange, asked);
		return (!asked.isEmpty() && asked.get(0).equals(first)) ? asked : List.of(first);
	}

	/**
	 * Return what the application's resolver finds, as it is.
	 * @param exchange the exchange
	 * @return the context, or {@code null} if the resolver fails
	 */
	static @Nullable LocaleContext contextOf(ServerWebExchange exchange) {
		try {
			return exchange.getLocaleContext();
		}
		catch (RuntimeException ex) {
			// such as a cookie that is no locale
			return null;
		}
	}

	private static List<Locale> asked(ServerWebExchange exchange) {
		return of(exchange.getRequest().getHeaders());
	}

	/**
	 * Return the languages that a header asks for.
	 * @param acceptLanguage the header {@code Accept-Language}, or {@code null}
	 * @return the locales, the preferred one first; none if the header is malformed
	 */
	public static List<Locale> of(@Nullable String acceptLanguage) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT_LANGUAGE, acceptLanguage);
		return of(headers);
	}

	private static List<Locale> of(HttpHeaders headers) {
		try {
			return headers.getAcceptLanguageAsLocales().stream().limit(MAX_LOCALES).toList();
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

}
