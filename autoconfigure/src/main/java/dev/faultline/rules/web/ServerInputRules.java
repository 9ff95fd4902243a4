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

package dev.faultline.rules.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.faultline.Causes;
import dev.faultline.ParameterLocation;
import dev.faultline.Problem;
import dev.faultline.ProblemBuilder;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsatisfiedRequestParameterException;

/**
 * Rules for pieces of a request to a WebFlux application that are of the wrong type,
 * unreadable or too large. What Jackson says of a body is asked for by a rule that comes
 * before this one, what is missing has a rule of its own.
 *
 * @since 0.1.0
 */
public class ServerInputRules implements ProblemRules {

	private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,18}\\b");

	private final ProblemCatalog catalog;

	private final UnreadableProblems problems;

	private final MissingValueProblems missing;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param problems the problems that all stacks share
	 * @param missing the problems of what is missing
	 */
	public ServerInputRules(ProblemCatalog catalog, UnreadableProblems problems, MissingValueProblems missing) {
		this.catalog = catalog;
		this.problems = problems;
		this.missing = missing;
	}

	@Override
	public void register(Registry registry) {
		registry.add(ServerWebInputException.class, this::input);
		registry.add(UnsatisfiedRequestParameterException.class, (failure, context) -> this.missing
			.unsatisfied(failure.getConditions().stream().map(ServerInputRules::withoutBrackets).toList(), failure));
		registry.add(ServerErrorException.class, this::serverError);
		registry.add(ContentTooLargeException.class, (failure, context) -> tooLarge(failure));
		// deprecated in favour of the one before
		registry.add("org.springframework.web.server.PayloadTooLargeException",
				(failure, context) -> tooLarge(failure));
		registry.add(DataBufferLimitException.class, this::overLimit);
		registry.add(DecodingException.class, this::undecoded);
	}

	/**
	 * WebFlux has the conditions of a handler as one text, as in {@code [a=1 && !b]}.
	 * @param conditions the text
	 * @return the conditions as a list
	 */
	private static String withoutBrackets(String conditions) {
		boolean bracketed = conditions.startsWith("[") && conditions.endsWith("]");
		return bracketed ? conditions.substring(1, conditions.length() - 1).replace(" && ", ", ") : conditions;
	}

	private @Nullable Problem input(ServerWebInputException failure, ProblemContext context) {
		MethodParameter parameter = failure.getMethodParameter();
		if (failure.getCause() instanceof TypeMismatchException mismatch && parameter != null) {
			String name = (mismatch.getPropertyName() != null) ? mismatch.getPropertyName()
					: ParameterLocation.of(parameter).name();
			return this.problems.mistyped(parameter, String.valueOf(name), mismatch, failure);
		}
		if (failure.getCause() instanceof DecodingException) {
			return "No request body".equals(failure.getReason()) ? this.problems.missingBody(failure)
					: this.problems.unreadableBody(failure);
		}
		// of the application, or of a protocol that is not HTTP
		return null;
	}

	/**
	 * Spring says so of a variable that the pattern does not have, and of one of which
	 * conversion leaves nothing.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem
	 */
	private Problem serverError(ServerErrorException failure, ProblemContext context) {
		MethodParameter parameter = failure.getMethodParameter();
		String name = failure.getReason();
		if (parameter != null && name != null && failure.getCause() == null
				&& ParameterLocation.of(parameter).in().equals("path") && context.hasPathVariable(name)) {
			return this.missing.emptyPathVariable(name, failure);
		}
		return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
	}

	private Problem tooLarge(Throwable failure) {
		ProblemBuilder problem = this.catalog.problem("content-too-large", failure);
		String limit = limitOf(failure);
		return ((limit != null) ? problem.variant("limit").argument("limit", limit + " bytes") : problem).build();
	}

	/**
	 * It may be the content of the caller or that of a service that we call.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if it is no content of the caller
	 */
	private @Nullable Problem overLimit(DataBufferLimitException failure, ProblemContext context) {
		return (isMultipart(context) || isLonger(context, limitOf(failure))) ? tooLarge(failure) : null;
	}

	private static boolean isLonger(ProblemContext context, @Nullable String limit) {
		String length = context.header(HttpHeaders.CONTENT_LENGTH);
		return limit != null && length != null && NUMBER.matcher(length).matches()
				&& Long.parseLong(length) > Long.parseLong(limit);
	}

	/**
	 * Spring's message holds the limit, and no other number.
	 * @param failure the failure
	 * @return the limit in bytes or {@code null}
	 */
	private static @Nullable String limitOf(Throwable failure) {
		for (Throwable cause : Causes.of(failure)) {
			if (cause instanceof DataBufferLimitException) {
				Matcher number = NUMBER.matcher(String.valueOf(cause.getMessage()));
				return number.find() ? number.group() : null;
			}
		}
		return null;
	}

	/**
	 * Parts are decoded before a handler asks for one, and {@code WebClient} throws the
	 * same. Where there is no cause, it is neither.
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} to leave it to the rule for other services
	 */
	private @Nullable Problem undecoded(DecodingException failure, ProblemContext context) {
		Throwable cause = failure.getCause();
		if (isMultipart(context) && (cause == null || !cause.getClass().getName().contains(".jackson."))) {
			return this.catalog.problem("malformed-multipart", failure).build();
		}
		return (cause != null) ? null : this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
	}

	static boolean isMultipart(ProblemContext context) {
		String contentType = context.header(HttpHeaders.CONTENT_TYPE);
		return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
	}

}
