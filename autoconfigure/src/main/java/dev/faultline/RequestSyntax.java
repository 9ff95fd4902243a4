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

package dev.faultline;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a request must look like. Containers differ in what of it they check by
 * themselves; here is what one of them refuses and another one lets through.
 *
 * @since 0.1.0
 */
public final class RequestSyntax {

	/** As many headers as Tomcat takes. */
	public static final int MAX_HEADERS = 100;

	/** Square brackets are none either, but callers have always sent them. */
	private static final String NOT_IN_QUERY = "{}|\\^`\"<>";

	/** What a name has besides letters and digits. */
	private static final String IN_NAME = "-._~!$&'()*+,;=%";

	private RequestSyntax() {
	}

	/**
	 * Return whether a query has no character that no URI has (RFC 3986 appendix A).
	 * @param query the query, raw, or {@code null}
	 * @return whether it has none
	 */
	public static boolean isQuery(@Nullable String query) {
		for (int i = 0; query != null && i < query.length(); i++) {
			if (NOT_IN_QUERY.indexOf(query.charAt(i)) >= 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return whether content that is transferred like that can be decoded. A container
	 * knows no other coding (RFC 9112 section 6.1).
	 * @param codings the transfer codings
	 * @return whether each of them is {@code chunked}
	 */
	public static boolean isTransferCoding(List<String> codings) {
		return codings.stream().allMatch("chunked"::equalsIgnoreCase);
	}

	/**
	 * Return whether a value is a host, with a port or without (RFC 9110 section 7.2).
	 * @param host the value of the header {@code Host}
	 * @return whether it is well-formed
	 */
	public static boolean isHost(String host) {
		boolean isAddress = host.startsWith("[");
		int end = isAddress ? host.indexOf(']') + 1 : host.indexOf(':');
		if (isAddress && end == 0) {
			return false;
		}
		end = (end < 0) ? host.length() : end;
		for (int i = 0; i < end; i++) {
			if (!isInHost(host.charAt(i), isAddress)) {
				return false;
			}
		}
		return end == host.length() || isPort(host, end);
	}

	private static boolean isInHost(char character, boolean isAddress) {
		if (isAddress) {
			return (character < 128 && Character.digit(character, 16) >= 0) || "[:.]".indexOf(character) >= 0;
		}
		return isLetterOrDigit(character) || IN_NAME.indexOf(character) >= 0;
	}

	private static boolean isLetterOrDigit(char character) {
		return character < 128 && Character.isLetterOrDigit(character);
	}

	private static boolean isPort(String host, int colon) {
		return host.charAt(colon) == ':' && host.length() <= colon + 6
				&& host.chars().skip(colon + 1L).allMatch((character) -> character >= '0' && character <= '9');
	}

}
