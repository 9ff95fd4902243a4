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

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Rules for requests that Jetty cannot read.
 *
 * @since 0.1.0
 */
public class JettyRequestRules implements ProblemRules {

	private final ProblemCatalog catalog;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 */
	public JettyRequestRules(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@Override
	public void register(Registry registry) {
		registry.add(IOException.class, this::unreadable);
		registry.add("org.eclipse.jetty.http.BadMessageException", this::badMessage);
		registry.add("org.eclipse.jetty.http.HttpException$RuntimeException", this::badMessage);
		registry.add("org.eclipse.jetty.http.HttpException$IllegalArgumentException", this::badMessage);
		registry.add("org.eclipse.jetty.http.HttpException$IllegalStateException", this::badMessage);
	}

	/**
	 * Jetty gives up a connection on which nothing comes, also while its content is being
	 * read. The same exception comes from its client.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if it is not about the request
	 */
	private @Nullable Problem unreadable(IOException failure, ProblemContext context) {
		boolean tooSlow = failure.getCause() instanceof TimeoutException && Arrays.stream(failure.getStackTrace())
			.anyMatch((frame) -> frame.getClassName().matches("org\\.eclipse\\.jetty\\.ee\\d+\\.servlet\\.HttpInput"));
		return tooSlow ? this.catalog.problem("request-timeout", failure).build() : null;
	}

	private @Nullable Problem badMessage(Throwable failure, ProblemContext context) {
		int code = (failure instanceof HttpException exception) ? exception.getCode() : 500;
		return switch (code) {
			case 413 -> this.catalog.problem("content-too-large", failure).build();
			case 414 -> this.catalog.problem("uri-too-long", failure).build();
			case 431 -> this.catalog.problem("headers-too-large", failure).build();
			default -> (code < 500) ? this.catalog.problem("malformed-request", failure).build() : null;
		};
	}

}
