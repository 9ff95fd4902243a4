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

import java.util.ArrayList;
import java.util.List;

import dev.faultline.AllowedValues;
import dev.faultline.Causes;
import dev.faultline.JsonPointer;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.Violation;
import dev.faultline.rules.json.UnreadableBodyRules;
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

/**
 * Rules for a body that Jackson 3 cannot read.
 *
 * @since 0.1.0
 */
public class UnreadableJsonRules extends UnreadableBodyRules {

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param allowedValues what may be told of the values that are allowed
	 */
	public UnreadableJsonRules(ProblemCatalog catalog, AllowedValues allowedValues) {
		super(catalog, allowedValues);
	}

	@Override
	protected @Nullable Problem notReadable(@Nullable Throwable found, Throwable failure, ProblemContext context) {
		if (!(found instanceof JacksonException cause)) {
			return null;
		}
		if (cause instanceof ValueInstantiationException refused) {
			return refused(failure, refused.getCause(), pointerTo(refused));
		}
		Problem broken = broken(Causes.rootOf(cause), failure);
		if (broken != null) {
			return broken;
		}
		if (cause instanceof StreamConstraintsException) {
			return problem("body-too-complex", failure);
		}
		if (cause instanceof MissingInjectableValueException || cause instanceof JsonNodeException) {
			return problem(ProblemCatalog.FALLBACK, failure);
		}
		if (cause instanceof DeferredBindingException collected) {
			return mistyped(failure, collected(collected));
		}
		if (isSyntax(cause)) {
			TokenStreamLocation location = cause.getLocation();
			return (location != null) ? malformed(failure, context, location.getLineNr(), location.getColumnNr())
					: malformed(failure, context, 0, 0);
		}
		if (cause instanceof PropertyBindingException) {
			return unknown(failure, pointerTo(cause));
		}
		if (isMissing(cause)) {
			return missing(failure, pointerTo(cause));
		}
		return mistyped(failure, List.of(typeAt(pointerTo(cause), targetOf(cause), isScalar(cause))));
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

	/**
	 * What a constructor needs is missed once its object has been read to the end.
	 * @param mismatch what Jackson says
	 * @return whether there is no such property
	 */
	private boolean isMissing(JacksonException mismatch) {
		return mismatch.getClass() == MismatchedInputException.class && !mismatch.getPath().isEmpty()
				&& ((MismatchedInputException) mismatch).getCurrentToken() == JsonToken.END_OBJECT;
	}

	private boolean isScalar(JacksonException mismatch) {
		return mismatch.getClass() == MismatchedInputException.class
				&& ((MismatchedInputException) mismatch).getCurrentToken() != JsonToken.START_OBJECT;
	}

	private @Nullable Class<?> targetOf(JacksonException mismatch) {
		if (mismatch instanceof InputCoercionException coercion) {
			return coercion.getTargetType();
		}
		return (mismatch instanceof MismatchedInputException input) ? input.getTargetType() : null;
	}

	private List<Violation> collected(DeferredBindingException collected) {
		List<Violation> violations = new ArrayList<>();
		for (CollectedProblem problem : collected.getProblems()) {
			String pointer = JsonPointer.ROOT;
			for (var place = problem.getPath(); !place.matches(); place = place.tail()) {
				pointer = JsonPointer.append(pointer, place.getMatchingProperty());
			}
			JavaType target = problem.getTargetType();
			violations.add(typeAt(pointer, (target != null) ? target.getRawClass() : null, false));
		}
		return violations;
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
