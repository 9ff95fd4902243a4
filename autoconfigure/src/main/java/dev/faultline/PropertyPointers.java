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

package dev.faultline;

import org.jspecify.annotations.Nullable;

/**
 * Finds the place in a document that a property of a bean was read from, since a member
 * need not have the name of the property.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PropertyPointers {

	/**
	 * For documents whose members have the names of the properties.
	 */
	PropertyPointers PLAIN = (pointer, bean, path) -> JsonPointer.appendPath(pointer, path);

	/**
	 * Append the path of a property to the pointer to a bean.
	 * @param pointer a JSON Pointer in URI fragment form
	 * @param bean what was read there
	 * @param path a path such as {@code items[0].price}, empty for the bean itself
	 * @return the pointer to the property
	 */
	String append(String pointer, @Nullable Object bean, String path);

}
