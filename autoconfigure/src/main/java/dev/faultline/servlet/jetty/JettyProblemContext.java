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

package dev.faultline.servlet.jetty;

import java.util.List;
import java.util.Locale;

import dev.faultline.ProblemContext;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@link ProblemContext} of a request that Jetty did not give to an application.
 */
final class JettyProblemContext implements ProblemContext {

	/** How Jetty calls what it could not read. */
	private static final String UNREADABLE = "BAD";

	private final Request request;

	private final Response response;

	JettyProblemContext(Request request, Response response) {
		this.request = request;
		this.response = response;
	}

	@Override
	public String method() {
		return isUnreadable() ? "" : this.request.getMethod();
	}

	@Override
	public String path() {
		String path = isUnreadable() ? null : this.request.getHttpURI().getPath();
		return (path != null) ? path : "";
	}

	@Override
	public @Nullable String query() {
		return isUnreadable() ? null : this.request.getHttpURI().getQuery();
	}

	private boolean isUnreadable() {
		return this.request.getMethod() == null || UNREADABLE.equals(this.request.getMethod());
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeaders().get(name);
	}

	@Override
	public Locale locale() {
		// Jetty would take the language of its machine
		List<Locale> locales = this.request.getHeaders().contains(HttpHeader.ACCEPT_LANGUAGE)
				? Request.getLocales(this.request) : List.of();
		return locales.isEmpty() ? Locale.ENGLISH : locales.get(0);
	}

	@Override
	public boolean hasContent() {
		return this.request.getLength() > 0 || this.request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
	}

	@Override
	public boolean committed() {
		return this.response.isCommitted();
	}

}
