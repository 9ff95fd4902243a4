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

package dev.faultline.compatibility;

import java.util.ArrayList;
import java.util.List;

import org.springframework.util.ClassUtils;

/**
 * What the row of the matrix says that is not said by the class path and the JVM. Without
 * a row it is the first one.
 */
final class Row {

	static final String CONTAINER = System.getProperty("row.container", "tomcat");

	static final String JACKSON = System.getProperty("row.jackson", "3");

	static final boolean VIRTUAL_THREADS = "virtual".equals(System.getProperty("row.threads"));

	private Row() {
	}

	/**
	 * Return the configuration that the row asks of every application.
	 * @return the properties
	 */
	static List<String> properties() {
		List<String> properties = new ArrayList<>();
		properties.add(RowFilter.CONTAINER + "=" + CONTAINER);
		if (JACKSON.equals("2")) {
			properties.add(RowFilter.JACKSON2 + "=true");
			if (ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", null)) {
				properties.add("spring.http.converters.preferred-json-mapper=jackson2");
			}
		}
		if (VIRTUAL_THREADS) {
			properties.add("spring.threads.virtual.enabled=true");
		}
		return properties;
	}

}
