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

package dev.faultline.rules.validation;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import dev.faultline.ConstraintParameters;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.metadata.ConstraintDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * {@link ConstraintParameters} of Jakarta Validation: the attributes of the annotation,
 * but for those that every constraint has and those that nobody set.
 *
 * @since 0.1.0
 */
public class JakartaConstraintParameters implements ConstraintParameters {

	private static final Set<String> OF_EVERY_CONSTRAINT = Set.of("message", "groups", "payload");

	private static final ClassValue<Map<String, Object>> DEFAULTS = new ClassValue<>() {

		@Override
		protected Map<String, Object> computeValue(Class<?> type) {
			Map<String, Object> defaults = new HashMap<>();
			for (Method attribute : type.getDeclaredMethods()) {
				defaults.put(attribute.getName(), attribute.getDefaultValue());
			}
			return defaults;
		}

	};

	@Override
	public Map<String, Object> of(Function<Class<?>, @Nullable Object> source) {
		if (!(source.apply(ConstraintViolation.class) instanceof ConstraintViolation<?> constraintViolation)) {
			return Map.of();
		}
		ConstraintDescriptor<?> descriptor = constraintViolation.getConstraintDescriptor();
		Map<String, Object> defaults = DEFAULTS.get(descriptor.getAnnotation().annotationType());
		Map<String, Object> parameters = Map.of();
		for (Map.Entry<String, Object> attribute : descriptor.getAttributes().entrySet()) {
			String name = attribute.getKey();
			Object value = attribute.getValue();
			if (!OF_EVERY_CONSTRAINT.contains(name) && !Objects.deepEquals(value, defaults.get(name))
					&& isPlain(value)) {
				parameters = parameters.isEmpty() ? new TreeMap<>() : parameters;
				parameters.put(name, (value instanceof Enum<?> constant) ? constant.name() : value);
			}
		}
		return parameters;
	}

	/**
	 * Classes and nested annotations are ours.
	 * @param value the value of an attribute
	 * @return whether it says something to the caller
	 */
	private static boolean isPlain(Object value) {
		if (value.getClass().isArray()) {
			return Array.getLength(value) > 0 && isPlain(Array.get(value, 0));
		}
		return value instanceof String || value instanceof Number || value instanceof Boolean
				|| value instanceof Enum<?>;
	}

}
