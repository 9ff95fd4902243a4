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

package dev.faultline.rules.jackson;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import dev.faultline.AllowedValues;
import dev.faultline.Causes;
import dev.faultline.JsonPointer;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.ProblemRules;
import dev.faultline.ValueKind;
import dev.faultline.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.CollectedProblem;
import tools.jackson.databind.exc.DeferredBindingException;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.MissingInjectableValueException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

import org.springframework.core.codec.DecodingException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.server.ServerWebInputException;

/**
 * Rules for a body that Jackson cannot read. They tell the place, and what belongs there,
 * and never what Jackson says, which quotes the body and names Java classes.
 *
 * @since 0.1.0
 */
public class UnreadableJsonRules implements ProblemRules {

	private final ProblemCatalog catalog;

	private final AllowedValues allowedValues;

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param allowedValues what may be told of the values that are allowed
	 */
	public UnreadableJsonRules(ProblemCatalog catalog, AllowedValues allowedValues) {
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

	private @Nullable Problem notReadable(@Nullable Throwable found, Throwable failure, ProblemContext context) {
		if (!(found instanceof JacksonException cause)) {
			return null;
		}
		if (cause instanceof ValueInstantiationException refused) {
			return refused(failure, refused);
		}
		Throwable root = Causes.rootOf(cause);
		if (root instanceof SocketTimeoutException || root instanceof TimeoutException) {
			return this.catalog.problem("request-timeout", failure).build();
		}
		if (root instanceof IOException) {
			return this.catalog.problem("malformed-body", failure).build();
		}
		if (cause instanceof StreamConstraintsException) {
			return this.catalog.problem("body-too-complex", failure).build();
		}
		if (cause instanceof MissingInjectableValueException || cause instanceof JsonNodeException) {
			return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
		}
		if (cause instanceof DeferredBindingException collected) {
			return collected(failure, collected);
		}
		return (isSyntax(cause)) ? malformed(failure, cause, context) : mismatched(failure, cause);
	}

	/**
	 * Trailing tokens come as a mismatch without a path, which is still bad syntax.
	 * @param cause what Jackson says
	 * @return whether it is the syntax
	 */
	private boolean isSyntax(JacksonException cause) {
		boolean trailing = cause.getClass() == MismatchedInputException.class && cause.getPath().isEmpty()
				&& cause.getOriginalMessage().startsWith("Trailing token");
		return trailing || (cause instanceof StreamReadException && !(cause instanceof InputCoercionException));
	}

	private Problem malformed(Throwable failure, JacksonException cause, ProblemContext context) {
		TokenStreamLocation location = cause.getLocation();
		String contentType = context.header("Content-Type");
		// Jackson reads XML and other formats too
		boolean json = contentType == null || contentType.toLowerCase(Locale.ROOT).contains("json");
		if (!json || location == null || location.getLineNr() < 1) {
			return this.catalog.problem("malformed-body", failure).build();
		}
		return this.catalog.problem("malformed-body", failure)
			.variant("located")
			.argument("line", location.getLineNr())
			.argument("column", location.getColumnNr())
			.build();
	}

	private Problem mismatched(Throwable failure, JacksonException cause) {
		boolean unknown = cause instanceof PropertyBindingException;
		Violation violation = unknown ? Violation.at(pointerTo(cause), "unknown", null)
				: isMissing(cause) ? Violation.at(pointerTo(cause), "required", null) : typeAt(cause);
		return this.catalog.problem(unknown ? "unknown-field" : "invalid-field", failure)
			.violations(List.of(violation))
			.build();
	}

	/**
	 * What a constructor needs is missed once its object has been read to the end.
	 * @param mismatch what Jackson says
	 * @return whether there is no such property
	 */
	private boolean isMissing(JacksonException mismatch) {
		return mismatch.getClass() == MismatchedInputException.class && !mismatch.getPath().isEmpty()
				&& ((MismatchedInputException) mismatch).getCurrentToken() == JsonToken.END_OBJECT;
	}

	private Violation typeAt(JacksonException mismatch) {
		Class<?> target = targetOf(mismatch);
		// a class of the application is an object to the caller
		boolean object = target != null && ValueKind.of(target) == ValueKind.OTHER
				&& !target.getName().startsWith("java.") && mismatch.getClass() == MismatchedInputException.class
				&& ((MismatchedInputException) mismatch).getCurrentToken() != JsonToken.START_OBJECT;
		Violation violation = Violation.at(pointerTo(mismatch), "type", null);
		return object ? violation.expecting(ValueKind.OBJECT) : this.allowedValues.describe(violation, target);
	}

	private @Nullable Class<?> targetOf(JacksonException mismatch) {
		if (mismatch instanceof InputCoercionException coercion) {
			return coercion.getTargetType();
		}
		return (mismatch instanceof MismatchedInputException input) ? input.getTargetType() : null;
	}

	private Problem collected(Throwable failure, DeferredBindingException collected) {
		List<Violation> violations = new ArrayList<>();
		for (CollectedProblem problem : collected.getProblems()) {
			String pointer = JsonPointer.ROOT;
			for (var place = problem.getPath(); !place.matches(); place = place.tail()) {
				pointer = JsonPointer.append(pointer, place.getMatchingProperty());
			}
			JavaType target = problem.getTargetType();
			violations.add(this.allowedValues.describe(Violation.at(pointer, "type", null),
					(target != null) ? target.getRawClass() : null));
		}
		return this.catalog.problem("invalid-field", failure).violations(violations).build();
	}

	/**
	 * A constructor that refuses its arguments is validation; anything else that it
	 * throws is a bug.
	 * @param failure the failure
	 * @param refused what Jackson says
	 * @return the problem
	 */
	private Problem refused(Throwable failure, ValueInstantiationException refused) {
		Throwable reason = refused.getCause();
		boolean deliberate = reason == null || reason instanceof IllegalArgumentException
				|| reason instanceof NullPointerException || reason instanceof DateTimeException;
		if (!deliberate) {
			return this.catalog.problem(ProblemCatalog.FALLBACK, failure).build();
		}
		return this.catalog.problem("validation-failed", failure)
			.violations(List.of(Violation.at(pointerTo(refused), "invalid", null)))
			.build();
	}

	private static String pointerTo(JacksonException failure) {
		String pointer = JsonPointer.ROOT;
		for (JacksonException.Reference reference : failure.getPath()) {
			String name = reference.getPropertyName();
			if (name != null) {
				pointer = JsonPointer.append(pointer, name);
			}
			else if (reference.getIndex() >= 0) {
				pointer = JsonPointer.append(pointer, reference.getIndex());
			}
		}
		return pointer;
	}

}
