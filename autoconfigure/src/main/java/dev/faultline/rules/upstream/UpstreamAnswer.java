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

package dev.faultline.rules.upstream;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What another service answered, whichever client asked it.
 *
 * @param status the status
 * @param headers the headers, or {@code null} if the client kept none
 * @param content gives the content, as far as the client kept it
 * @param request method and address of the request, or {@code null} if the client does
 * not say
 * @since 0.1.0
 */
public record UpstreamAnswer(int status, @Nullable HttpHeaders headers, Supplier<byte[]> content,
		@Nullable String request) {

	/**
	 * Write down a request for the log: without its query and without credentials.
	 * @param method the method
	 * @param address the address
	 * @return method and address
	 */
	public static String request(Object method, String address) {
		return method + " " + address.replaceFirst("[?#].*", "").replaceFirst("//[^/@]*@", "//");
	}

	@Nullable String header(String name) {
		return (this.headers != null) ? this.headers.getFirst(name) : null;
	}

}
