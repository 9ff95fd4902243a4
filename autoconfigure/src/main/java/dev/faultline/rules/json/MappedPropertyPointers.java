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

import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.faultline.JsonPointer;
import dev.faultline.PropertyPath;
import dev.faultline.PropertyPointers;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyAccessorFactory;

/**
 * {@link PropertyPointers} by the names that a mapper reads.
 *
 * @since 0.1.0
 */
public abstract class MappedPropertyPointers implements PropertyPointers {

	private final ClassValue<Map<String, Property>> properties = new ClassValue<>() {

		@Override
		protected Map<String, Property> computeValue(Class<?> type) {
			return propertiesOf(type);
		}

	};

	/**
	 * Return what the mapper knows of a class. It is asked once.
	 * @param type the class
	 * @return the properties, by the names that they have in Java
	 */
	protected abstract Map<String, Property> propertiesOf(Class<?> type);

	@Override
	public final String append(String pointer, @Nullable Object bean, String path) {
		String appended = pointer;
		Object current = unwrap(bean);
		UnaryOperator<String> names = UnaryOperator.identity();
		for (PropertyPath.Segment segment : PropertyPath.parse(path)) {
			if (segment.element()) {
				appended = segment.name().isEmpty() ? appended : JsonPointer.append(appended, segment.name());
				current = unwrap(elementOf(current, segment.name()));
				continue;
			}
			Property property = (current != null) ? this.properties.get(current.getClass()).get(segment.name()) : null;
			if (current == null || property == null) {
				appended = JsonPointer.append(appended, names.apply(segment.name()));
				current = null;
			}
			else {
				UnaryOperator<String> unwrapped = property.unwrapped();
				appended = (unwrapped != null) ? appended : JsonPointer.append(appended, names.apply(property.name()));
				names = (unwrapped != null) ? chained(names, unwrapped) : UnaryOperator.identity();
				current = unwrap(property.read(current, segment.name()));
			}
		}
		return appended;
	}

	private static UnaryOperator<String> chained(UnaryOperator<String> outer, UnaryOperator<String> inner) {
		return (name) -> outer.apply(inner.apply(name));
	}

	private static @Nullable Object unwrap(@Nullable Object value) {
		return (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
	}

	private static @Nullable Object elementOf(@Nullable Object container, String name) {
		if (container instanceof Map<?, ?> map && !map.isEmpty()) {
			// a hostile map has many elements, and a violation in each
			return (map.keySet().iterator().next() instanceof String) ? map.get(name)
					: map.entrySet()
						.stream()
						.filter((entry) -> name.equals(String.valueOf(entry.getKey())))
						.findFirst()
						.map(Map.Entry::getValue)
						.orElse(null);
		}
		int index = indexOf(name);
		if (container instanceof List<?> list) {
			return (index >= 0 && index < list.size()) ? list.get(index) : null;
		}
		boolean inArray = container != null && container.getClass().isArray() && index >= 0
				&& index < Array.getLength(container);
		return (inArray && container != null) ? Array.get(container, index) : null;
	}

	private static int indexOf(String name) {
		for (int i = 0; i < name.length(); i++) {
			if (name.charAt(i) < '0' || name.charAt(i) > '9') {
				return -1;
			}
		}
		return (!name.isEmpty() && name.length() < 10) ? Integer.parseInt(name) : -1;
	}

	/**
	 * A property as the mapper knows it.
	 *
	 * @param name the name of the member
	 * @param unwrapped how the names of its own members change when they stand in its
	 * place, or {@code null} if they do not
	 * @param accessor reads the property, or {@code null} if only its field can be read
	 */
	public record Property(String name, @Nullable UnaryOperator<String> unwrapped,
			@Nullable Function<Object, @Nullable Object> accessor) {

		@Nullable Object read(Object bean, String property) {
			try {
				// what is unwrapped from a constructor has no accessor
				return (this.accessor != null) ? this.accessor.apply(bean)
						: PropertyAccessorFactory.forDirectFieldAccess(bean).getPropertyValue(property);
			}
			catch (RuntimeException ex) {
				// what is below keeps the names of its properties
				return null;
			}
		}

	}

}
