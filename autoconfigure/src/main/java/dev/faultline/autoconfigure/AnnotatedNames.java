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

package dev.faultline.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The names of the annotated classes, where they were found while the application was
 * built. A native image has no class path that could be scanned.
 *
 * @param names the names of the classes
 */
record AnnotatedNames(List<String> names) {

	/**
	 * Called by the code that {@link ExceptionTypesAotProcessor} generates.
	 * @param beanFactory takes the names
	 * @param names the names of the classes
	 */
	static void register(ConfigurableListableBeanFactory beanFactory, String... names) {
		beanFactory.registerSingleton(AnnotatedNames.class.getName(), new AnnotatedNames(List.of(names)));
	}

}
