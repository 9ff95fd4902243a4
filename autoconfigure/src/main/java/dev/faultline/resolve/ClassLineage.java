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

package dev.faultline.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The classes that a failure is an instance of, nearest first: the class, its
 * superclasses, then the interfaces.
 */
final class ClassLineage {

	private ClassLineage() {
	}

	static List<Class<?>> of(Class<?> type) {
		List<Class<?>> lineage = new ArrayList<>();
		Set<Class<?>> interfaces = new LinkedHashSet<>();
		for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
			lineage.add(current);
			collectInterfaces(current, interfaces);
		}
		lineage.addAll(interfaces);
		return lineage;
	}

	private static void collectInterfaces(@Nullable Class<?> type, Set<Class<?>> interfaces) {
		if (type != null) {
			for (Class<?> contract : type.getInterfaces()) {
				interfaces.add(contract);
				collectInterfaces(contract, interfaces);
			}
		}
	}

}
