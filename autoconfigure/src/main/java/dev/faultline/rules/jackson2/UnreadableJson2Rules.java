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

package dev.faultline.rules.jackson2;

import java.util.List;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.MissingInjectableValueExcepion;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.faultline.AllowedValues;
import dev.faultline.Causes;
import dev.faultline.JsonPointer;
import dev.faultline.Problem;
import dev.faultline.ProblemCatalog;
import dev.faultline.ProblemContext;
import dev.faultline.rules.json.UnreadableBodyRules;
import org.jspecify.annotations.Nullable;

/**
 * Rules for a body that Jackson 2 cannot read.
 *
 * @since 0.1.0
 */
public class UnreadableJson2Rules extends UnreadableBodyRules {

	/**
	 * Create the rules.
	 * @param catalog the problem types
	 * @param allowedValues what may be told of the values that are allowed
	 */
	public UnreadableJson2Rules(ProblemCatalog catalog, AllowedValues allowedValues) {
		super(catalog, allowedValues);
	}

	@Override
	protected @Nullable Problem notReadable(@Nullable Throwable found, Throwable failure, ProblemContext context) {
		if (!(found instanceof JsonProcessingException outer)) {
			return null;
		}
		JsonProcessingException cause = withoutPath(outer);
		if (cause instanceof ValueInstantiationException) {
			return refused(failure, cause.getCause(), pointerTo(outer));
		}
		Throwable root = Causes.rootOf(cause);
		// its own are I/O exceptions too
		Problem broken = (root instanceof JacksonException) ? null : broken(root, failure);
		if (broken != null) {
			return broken;
		}
		if (cause instanceof StreamConstraintsException) {
			return problem("body-too-complex", failure);
		}
		if (cause instanceof MissingInjectableValueExcepion) {
			return problem(ProblemCatalog.FALLBACK, failure);
		}
		if (isSyntax(cause)) {
			JsonLocation location = cause.getLocation();
			return (location != null) ? malformed(failure, context, location.getLineNr(), location.getColumnNr())
					: malformed(failure, context, 0, 0);
		}
		if (cause instanceof PropertyBindingException) {
			return unknown(failure, pointerTo(outer));
		}
		if (isMissing(cause)) {
			return missing(failure, pointerTo(outer));
		}
		return mistyped(failure, List.of(typeAt(pointerTo(outer), targetOf(cause), isScalar(cause))));
	}

	/**
	 * What the parser says below the root is wrapped, so that it gets a path.
	 * @param outer what Jackson says
	 * @return what it is
	 */
	private static JsonProcessingException withoutPath(JsonProcessingException outer) {
		JsonProcessingException inner = outer;
		for (Throwable cause : Causes.of(outer)) {
			if (!(cause instanceof JsonProcessingException processing)) {
				return inner;
			}
			inner = processing;
			if (inner.getClass() != JsonMappingException.class) {
				return inner;
			}
		}
		return inner;
	}

	/**
	 * Trailing tokens come as a mismatch without a path, which is still bad syntax.
	 * @param cause what Jackson says
	 * @return whether it is the syntax
	 */
	private static boolean isSyntax(JsonProcessingException cause) {
		boolean trailing = cause.getClass() == MismatchedInputException.class
				&& ((JsonMappingException) cause).getPath().isEmpty()
				&& cause.getOriginalMessage().startsWith("Trailing token");
		return trailing || (cause instanceof StreamReadException && !(cause instanceof InputCoercionException));
	}

	/**
	 * What a constructor needs is missed once its object has been read to the end.
	 * @param mismatch what Jackson says
	 * @return whether there is no such property
	 */
	private static boolean isMissing(JsonProcessingException mismatch) {
		return mismatch.getClass() == MismatchedInputException.class
				&& !((MismatchedInputException) mismatch).getPath().isEmpty()
				&& ((MismatchedInputException) mismatch).getCurrentToken() == JsonToken.END_OBJECT;
	}

	private static boolean isScalar(JsonProcessingException mismatch) {
		return mismatch.getClass() == MismatchedInputException.class
				&& ((MismatchedInputException) mismatch).getCurrentToken() != JsonToken.START_OBJECT;
	}

	private static @Nullable Class<?> targetOf(JsonProcessingException mismatch) {
		if (mismatch instanceof InputCoercionException coercion) {
			return coercion.getTargetType();
		}
		return (mismatch instanceof MismatchedInputException input) ? input.getTargetType() : null;
	}

	private static String pointerTo(JsonProcessingException failure) {
		String pointer = JsonPointer.ROOT;
		if (failure instanceof JsonMappingException mapping) {
			for (JsonMappingException.Reference reference : mapping.getPath()) {
				String name = reference.getFieldName();
				if (name != null) {
					pointer = JsonPointer.append(pointer, name);
				}
				else if (reference.getIndex() >= 0) {
					pointer = JsonPointer.append(pointer, reference.getIndex());
				}
			}
		}
		return pointer;
	}

}
