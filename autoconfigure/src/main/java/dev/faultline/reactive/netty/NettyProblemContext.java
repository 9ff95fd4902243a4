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

package dev.faultline.reactive.netty;

import java.util.List;
import java.util.Locale;

import dev.faultline.ProblemContext;
import dev.faultline.reactive.ReactiveLocales;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * {@link ProblemContext} of a request that Reactor Netty did not give to an application.
 */
final class NettyProblemContext implements ProblemContext {

	private final HttpRequest request;

	NettyProblemContext(HttpRequest request) {
		this.request = request;
	}

	@Override
	public String method() {
		return isUnreadable() ? "" : this.request.method().name();
	}

	@Override
	public String path() {
		String target = target();
		int query = target.indexOf('?');
		return (query >= 0) ? target.substring(0, query) : target;
	}

	@Override
	public @Nullable String query() {
		String target = target();
		int query = target.indexOf('?');
		return (query >= 0) ? target.substring(query + 1) : null;
	}

	/**
	 * Return what is asked for, without scheme and host, which only a request to a proxy
	 * has.
	 * @return path and query
	 */
	private String target() {
		if (isUnreadable()) {
			return "";
		}
		String uri = this.request.uri();
		int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
		int path = (scheme > 0) ? uri.indexOf('/', scheme + 3) : 0;
		return (path >= 0) ? uri.substring(path) : "/";
	}

	/**
	 * Netty makes up a request in place of one whose first line it could not read.
	 * @return whether this is such a request
	 */
	private boolean isUnreadable() {
		return this.request.decoderResult().isFailure() && this.request instanceof FullHttpRequest;
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.headers().get(name);
	}

	@Override
	public Locale locale() {
		return locales().get(0);
	}

	@Override
	public List<Locale> locales() {
		List<Locale> asked = ReactiveLocales.of(header(HttpHeaders.ACCEPT_LANGUAGE));
		return asked.isEmpty() ? List.of(Locale.ENGLISH) : asked;
	}

	@Override
	public boolean hasContent() {
		String length = header(HttpHeaders.CONTENT_LENGTH);
		return (length != null && !"0".equals(length)) || HttpUtil.isTransferEncodingChunked(this.request);
	}

	@Override
	public boolean committed() {
		return false;
	}

}
