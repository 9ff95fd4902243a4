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

package dev.faultline.rules.json;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import dev.faultline.AllowedValues;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.ValueKind;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.codec.DecodingException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.server.ServerWebInputException;

/**
 * Rules for a body that a JSON library cannot read. They tell the place, and what belongs
 * there, and never what the library says, which quotes the body and names Java classes.
 *
 * @since 0.1.0
 */
public abstract class UnreadableBodyRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final AllowedValues allowedValues;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param allowedValues what may be told of the values that are allowed
	 */
	protected UnreadableBodyRules(ProblemCatalog catalog, AllowedValues allowedValues) {
		this.catalog = catalog;
		this.allowedValues = allowedValues;
	}

	@Override
	public void register(Registry registry) {
		registry.add(HttpMessageNotReadableException.class,
				(failure, context) -> notReadable(failure.getCause(), failure, context));
		registry.add(ServerWebInputException.class,
				(failure, context) -> (failure.getCause() instanceof DecodingException decoding)
						? notReadable(decoding.getCause(), failure, context) : null);
	}

	/**
	 * Return the problem of a body that could not be read.
	 * @param found what was found wrong
	 * @param failure the failure
	 * @param context the request
	 * @return the problem, or {@code null} if this library did not find it
	 */
	protected abstract @Nullable Problem notReadable(@Nullable Throwable found, Throwable failure,
			ProblemContext context);

	/**
	 * Return the problem of a body that did not arrive as a whole.
	 * @param root the innermost cause, not one of the library's own
	 * @param failure the failure
	 * @return the problem, or {@code null} if it is not the connection that failed
	 */
	protected final @Nullable Problem broken(Throwable root, Throwable failure) {
		if (root instanceof SocketTimeoutException || root instanceof TimeoutException) {
			return problem("request-timeout", failure);
		}
		return (root instanceof IOException) ? problem("malformed-body", failure) : null;
	}

	/**
	 * Return the problem of a body with bad syntax.
	 * @param failure the failure
	 * @param context the request
	 * @param line the line, zero or less if it is not known
	 * @param column the column
	 * @return the problem
	 */
	protected final Problem malformed(Throwable failure, ProblemContext context, int line, int column) {
		String contentType = context.header("Content-Type");
		// the library may read XML and other formats too
		boolean json = contentType == null || contentType.toLowerCase(Locale.ROOT).contains("json");
		if (!json || line < 1) {
			return problem("malformed-body", failure);
		}
		return this.catalog.problem("malformed-body", failure)
			.variant("located")
			.argument("line", line)
			.argument("column", column)
			.build();
	}

	/**
	 * Return the problem of a member that is not known.
	 * @param failure the failure
	 * @param pointer where it is
	 * @return the problem
	 */
	protected final Problem unknown(Throwable failure, String pointer) {
		return this.catalog.problem("unknown-field", failure)
			.violations(List.of(Violation.at(pointer, "unknown", null)))
			.build();
	}

	/**
	 * Return the problem of values of the wrong type.
	 * @param failure the failure
	 * @param violations where they are
	 * @return the problem
	 */
	protected final Problem mistyped(Throwable failure, List<Violation> violations) {
		return this.catalog.problem("invalid-field", failure).violations(violations).build();
	}

	/**
	 * Return the problem of a member that a constructor needs.
	 * @param failure the failure
	 * @param pointer where it belongs
	 * @return the problem
	 */
	protected final Problem missing(Throwable failure, String pointer) {
		return mistyped(failure, List.of(Violation.at(pointer, "required", null)));
	}

	/**
	 * Return the violation of a value of the wrong type.
	 * @param pointer where it is
	 * @param target the type that belongs there, or {@code null} if it is not known
	 * @param scalar whether something else than an object was found
	 * @return the violation
	 */
	protected final Violation typeAt(String pointer, @Nullable Class<?> target, boolean scalar) {
		// a class of the application is an object to the caller
		boolean object = scalar && target != null && ValueKind.of(target) == ValueKind.OTHER
				&& !target.getName().startsWith("java.");
		Violation violation = Violation.at(pointer, "type", null);
		return object ? violation.expecting(ValueKind.OBJECT) : this.allowedValues.describe(violation, target);
	}

	/**
	 * A constructor that refuses its arguments is validation; anything else that it
	 * throws is a bug.
	 * @param failure the failure
	 * @param reason what the constructor threw, or {@code null}
	 * @param pointer where the arguments are
	 * @return the problem
	 */
	protected final Problem refused(Throwable failure, @Nullable Throwable reason, String pointer) {
		boolean deliberate = reason == null || reason instanceof IllegalArgumentException
				|| reason instanceof NullPointerException || reason instanceof DateTimeException;
		if (!deliberate) {
			return problem(ProblemCatalog.FALLBACK, failure);
		}
		return this.catalog.problem("validation-failed", failure)
			.violations(List.of(Violation.at(pointer, "invalid", null)))
			.build();
	}

	/**
	 * Return a problem of which the type says all.
	 * @param slug the problem type
	 * @param failure the failure
	 * @return the problem
	 */
	protected final Problem problem(String slug, Throwable failure) {
		return this.catalog.problem(slug, failure).build();
	}

}
